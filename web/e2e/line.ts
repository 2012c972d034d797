import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a slow line carries what goes through it; both ways share nothing. */
export interface Pace {
  roundTripMs: number;
  bytesPerSecond: number;
}
/** As much as goes at once: who asks beside it waits no longer than for that. */
const PIECE = 1400;

/** Does one thing after the other, each not before its time: timers of nearly the same moment keep no order. */
function queue() {
  let last = Promise.resolve();
  return (due: number, act: () => unknown) => {
    last = last.then(() => sleep(Math.max(0, due - performance.now()))).then(() => void act());
  };
}

/** Carries what comes from a socket to another as a line of that pace does. */
function carrier({ roundTripMs, bytesPerSecond }: Pace) {
  let free = 0;
  return (from: Socket, to: Socket) => {
    const arrive = queue();
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += PIECE) {
        const piece = data.subarray(at, at + PIECE);
        free = Math.max(free, performance.now()) + (piece.length / bytesPerSecond) * 1000;
        arrive(free + roundTripMs / 2, () => to.write(piece));
      }
    });
    from.on('end', () => arrive(performance.now() + roundTripMs / 2, () => to.end()));
  };
}

/** A line to the service that can be cut, hang or be slow, for service workers too, which a browser's own offline mode spares. */
export async function openLine(target: number, pace?: Pace) {
  const pairs = new Set<[Socket, Socket]>();
  let hanging = false;
  const [up, down] = pace ? [carrier(pace), carrier(pace)] : [];
  const flow = ([near, far]: [Socket, Socket]) => {
    if (!up || !down) return void near.pipe(far).pipe(near);
    up(near, far);
    down(far, near);
  };
  const server = createServer((near) => {
    const pair: [Socket, Socket] = [near, connect(target, '127.0.0.1')];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => socket.destroy());
      socket.on('close', () => pairs.delete(pair));
    }
    if (!hanging) flow(pair);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: () => {
      server.close();
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
    /** After a cut there is a line again. */
    mend: () => listen(port),
    /** Whoever asks hears nothing, and is not told that they will not. */
    hang: () => {
      hanging = true;
      for (const [near, far] of pairs) for (const socket of [near.unpipe(far), far.unpipe(near)]) socket.pause();
    },
    /** What hung goes on. */
    flow: () => {
      hanging = false;
      for (const pair of pairs) flow(pair);
    },
  };
}
