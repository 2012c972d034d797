import createClient, { type FetchResponse } from 'openapi-fetch';
import { lang } from '../words/index.svelte';
import { isShared } from '../app/shared';
import { takeEarly } from './early';
import { ASKING, line, SOON } from './line.svelte';
import { isLost, Problem, Unreachable, type ProblemDocument } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Hears of every 401, of a change or only of a reading: a session that ended while its person was at work. */
export const onSignedOut: { tell: (change: boolean) => void } = { tell: () => undefined };

/** The answers to changes. */
const changes = new WeakSet<Response>();

const hear = (url: string, { headers }: Response) => line.heard(url, headers.get('X-Kept-At'), headers.has(ASKING));

/** One request, as everything is asked for. */
export async function ask(request: Request): Promise<Response> {
  const early = request.method === 'GET' ? takeEarly(request.url) : undefined;
  if (early) {
    const answer = await early.catch(() => undefined);
    if (answer) {
      hear(request.url, answer);
      return answer;
    }
  }
  request.headers.set('Accept-Language', lang());
  if (document.body.dataset['ready'] !== 'true') request.headers.set(SOON, 'yes');
  try {
    const answer = await fetch(isShared() ? new Request(request, { cache: 'no-store' }) : request);
    hear(request.url, answer);
    if (request.method !== 'GET') changes.add(answer);
    return answer;
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new Unreachable('unreachable');
  } finally {
    // What was read meanwhile may be older than the change.
    if (request.method !== 'GET') navigator.serviceWorker?.controller?.postMessage({ changed: true });
  }
}

/** Typed calls of the public API. Answers come through `want`; changes are sent by `send`. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin', fetch: ask });

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyAnswer = FetchResponse<any, any, any>;
/** What is read as JSON; where the same address also gives a file, that is left to the browser. */
type Data<A> = A extends { data?: infer D } ? Exclude<D, undefined | string> : never;

/** The data of an answer. Throws `Problem` when the service says no and `Unreachable` when it cannot be asked. */
export async function want<A extends AnyAnswer>(asking: Promise<A>): Promise<Data<A>> {
  const { data, error, response } = await asking;
  if (response.ok) return data as Data<A>;
  if (response.status === 401) onSignedOut.tell(changes.has(response));
  // A proxy's page is no problem document.
  throw new Problem(response.status, (error && typeof error === 'object' ? error : {}) as ProblemDocument);
}

/** An answer's data and its `ETag`, which changing it needs as `If-Match`. */
export async function wantTagged<A extends AnyAnswer>(asking: Promise<A>): Promise<{ data: Data<A>; etag: string }> {
  const answer = await asking;
  const data = await want(Promise.resolve(answer));
  return { data, etag: answer.response.headers.get('ETag') ?? '' };
}

const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15000];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** How a sending fares while it lasts: told to `watch` each time an attempt was lost. */
export interface Attempt {
  number: number;
}

/**
 * Sends one intention of a person, once: every attempt carries the same `Idempotency-Key`, so an answer lost on a bad
 * line is asked for again and never acted upon twice. Throws what `isLost` when half a minute of attempts were lost:
 * nobody can tell then whether it was done, and the same `key` may be sent again.
 */
export async function send<A extends AnyAnswer>(
  call: (headers: Record<string, string>) => Promise<A>,
  how: { key?: string; watch?: (attempt: Attempt) => void } = {},
): Promise<Data<A>> {
  const headers = { 'Idempotency-Key': how.key ?? crypto.randomUUID() };
  for (let number = 0; ; number += 1) {
    try {
      return await want(call(headers));
    } catch (cause) {
      const wait = WAITS_MS[number];
      if (!isLost(cause) || wait === undefined) throw cause;
      how.watch?.({ number: number + 1 });
      await pause(wait);
    }
  }
}
