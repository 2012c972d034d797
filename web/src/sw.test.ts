import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const URL_OF = 'https://lab.example/api/v1/me/reservations';
type Tell = (event: object) => void;
const listeners = new Map<string, Tell>();
const posted = vi.fn();
const fetched = vi.fn<() => Promise<Response>>();
let kept: Response | undefined;
const cache = {
  match: async () => kept?.clone(),
  delete: async () => (kept = undefined),
  put: async (_: unknown, answer: Response) => (kept = answer),
};
const ask = async (soon = false, method = 'GET') => {
  let answer: Promise<Response> | undefined;
  const request = new Request(URL_OF, { method, ...(soon && { headers: { 'X-Kept-Soon': 'yes' } }) });
  const respondWith = (given: Promise<Response>) => (answer = given);
  listeners.get('fetch')?.({ request, respondWith, waitUntil: () => undefined, clientId: 'page' });
  return answer;
};

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal('self', {
    addEventListener: (kind: string, tell: Tell) => listeners.set(kind, tell),
    location: new URL(URL_OF),
    clients: { get: async () => ({ postMessage: posted }) },
  });
  vi.stubGlobal('__SHELL__', { version: '1', first: [] });
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('fetch', fetched);
  kept = new Response('kept', { headers: { 'X-Kept-At': '2026-11-30T03:00:00Z' } });
  fetched.mockReset();
  posted.mockReset();
  await import('./sw');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('shows what was kept, marked, when a proxy stands before a service that is away', async () => {
  for (const soon of [false, true]) {
    fetched.mockResolvedValueOnce(new Response('away', { status: 502 }));
    const answer = await ask(soon);
    expect([answer?.status, answer?.headers.has('X-Kept-At')]).toEqual([200, true]);
  }
  kept = undefined;
  fetched.mockResolvedValueOnce(new Response('away', { status: 502 }));
  expect((await ask())?.status).toBe(502);
});

it('keeps nothing that the reader may not see any more', async () => {
  fetched.mockResolvedValueOnce(new Response('no', { status: 401 }));
  expect((await ask())?.status).toBe(401);
  expect(kept).toBeUndefined();
});

it('gives what came late to who asks again, but not when something was changed since', async () => {
  for (const change of [undefined, 'before', 'after', 'told']) {
    let answered: (answer: Response) => void = () => undefined;
    fetched.mockReturnValueOnce(new Promise((done) => (answered = done)));
    const first = ask(true);
    await vi.advanceTimersByTimeAsync(100);
    if (change === 'before') await ask(false, 'POST');
    await vi.advanceTimersByTimeAsync(300);
    expect((await first)?.headers.has('X-Kept-While-Asking')).toBe(true);
    if (change === 'after') await ask(false, 'POST');
    if (change === 'told') listeners.get('message')?.({ data: { changed: true } });
    answered(new Response('late'));
    await vi.advanceTimersByTimeAsync(0);
    expect(posted).toHaveBeenLastCalledWith({ url: URL_OF, renewed: true });
    fetched.mockResolvedValueOnce(new Response('anew'));
    expect(await (await ask())?.text()).toBe(change ? 'anew' : 'late');
    fetched.mockReset();
  }
});
