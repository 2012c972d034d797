import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to the service that can be cut or hang, for service workers too, which a browser's own offline mode spares. */
export async function openLine(target: number) {
  const pairs = new Set<[Socket, Socket]>();
  let hanging = false;
  const flow = ([near, far]: [Socket, Socket]) => near.pipe(far).pipe(near);
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
