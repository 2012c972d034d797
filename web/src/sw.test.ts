import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const URL_OF = 'https://lab.example/api/v1/me/reservations';
type Tell = (event: object) => void;
const listeners = new Map<string, Tell>();
const posted = vi.fn();
const fetched = vi.fn<() => Promise<Response>>();
const store = new Map<string, Response>();
const without = (url: string) => url.replace(/\?.*/, '');
const cache = {
  match: async ({ url }: Request) => store.get(url)?.clone(),
  delete: async ({ url }: Request, { ignoreSearch = false } = {}) => {
    for (const one of store.keys())
      if (one === url || (ignoreSearch && without(one) === without(url))) store.delete(one);
  },
  put: async ({ url }: Request, answer: Response) => store.set(url, answer),
  keys: async () => [...store.keys()].map((url) => new Request(url)),
};
const keep = (url: string, body: string, at = '2026-11-30T03:00:00Z') =>
  store.set(url, new Response(body, { headers: { 'X-Kept-At': at } }));
const ask = async (soon = false, method = 'GET', url = URL_OF) => {
  let answer: Promise<Response> | undefined;
  const request = new Request(url, { method, ...(soon && { headers: { 'X-Kept-Soon': 'yes' } }) });
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
  store.clear();
  keep(URL_OF, 'kept');
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
  store.clear();
  fetched.mockResolvedValueOnce(new Response('away', { status: 502 }));
  expect((await ask())?.status).toBe(502);
});

it('keeps nothing that the reader may not see any more', async () => {
  fetched.mockResolvedValueOnce(new Response('no', { status: 401 }));
  expect((await ask())?.status).toBe(401);
  expect(store.size).toBe(0);
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

const BOARD = 'https://lab.example/api/v1/labs/bishkek/board';
const MINE = `${URL_OF}?lab=bishkek`;
const days = (from: string, until: string) => `from=${from}T18:00:00Z&until=${until}T18:00:00Z`;

it('tells of a day, without a line, what was kept of several', async () => {
  fetched.mockRejectedValue(new TypeError('no line'));
  keep(`${BOARD}?${days('2026-11-29', '2026-11-30')}`, 'the day before');
  keep(`${BOARD}?${days('2026-11-30', '2026-12-04')}`, 'older', '2026-11-30T03:00:00Z');
  keep(`${BOARD}?${days('2026-11-30', '2026-12-05')}`, 'newer', '2026-11-30T05:00:00Z');
  const told = async (query: string, base = BOARD) => (await ask(false, 'GET', `${base}?${query}`))?.text();
  expect(await told(days('2026-11-30', '2026-12-01'))).toBe('newer');
  await expect(told(days('2026-12-04', '2026-12-06'))).rejects.toThrow();
  await expect(told(days('2026-11-30', '2026-12-01'), BOARD.replace('bishkek', 'osh'))).rejects.toThrow();
  keep(`${MINE}&from=2026-11-29T18:00:00Z&limit=50`, 'mine');
  expect(await told('lab=bishkek&from=2026-11-30T18:00:00Z&limit=50', URL_OF)).toBe('mine');
  await expect(told('lab=osh&from=2026-11-30T18:00:00Z&limit=50', URL_OF)).rejects.toThrow();
});

it('does not take the first few of a longer time for all of a shorter one', async () => {
  fetched.mockRejectedValue(new TypeError('no line'));
  const day = days('2026-11-30', '2026-12-01');
  keep(`${MINE}&until=2026-12-05T18:00:00Z&limit=1`, 'the last one');
  await expect(ask(false, 'GET', `${MINE}&${day}&limit=200`)).rejects.toThrow();
  keep(`${MINE}&from=2026-11-29T18:00:00Z&limit=200`, 'mine');
  expect(await (await ask(false, 'GET', `${MINE}&${day}&limit=200`))?.text()).toBe('mine');
});

it('keeps what tells more than a fresh answer does', async () => {
  vi.setSystemTime('2026-12-02T04:00:00Z');
  const all = `${MINE}&from=2026-11-29T18:00:00Z&limit=200`;
  keep(all, 'all');
  fetched.mockImplementation(async () => new Response('fresh'));
  await ask(false, 'GET', `${MINE}&${days('2026-11-30', '2026-12-01')}&limit=200`);
  await ask(false, 'GET', `${MINE}&from=2026-11-30T18:00:00Z&limit=1`);
  expect(store.has(all)).toBe(true);
});

it('throws away what is over, and what a fresh answer tells as well', async () => {
  vi.setSystemTime('2026-12-02T04:00:00Z');
  const coming = `${BOARD}?${days('2026-12-01', '2026-12-05')}`;
  keep(`${BOARD}?${days('2026-11-29', '2026-11-30')}`, 'over');
  keep(coming, 'coming');
  keep(`${MINE}&from=2026-11-29T18:00:00Z&limit=50`, 'before');
  const mine = `${MINE}&from=2026-12-01T18:00:00Z&limit=50`;
  fetched.mockImplementation(async () => new Response('fresh'));
  await ask(false, 'GET', mine);
  expect([...store.keys()].sort()).toEqual([coming, mine, URL_OF].sort());
});
