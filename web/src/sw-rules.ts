/** The client's files of one version. */
export interface Shell {
  version: string;
  /** Kept when the worker is installed: what a student's first screens need. */
  first: string[];
}

/** What of the API is kept for bad lines: boards and what a person needs at the machine, never lists of other people. */
const KEPT = [
  /^\/api\/v1\/auth\/session$/,
  /^\/api\/v1\/labs$/,
  /^\/api\/v1\/labs\/[^/]+$/,
  /^\/api\/v1\/labs\/[^/]+\/(board|closures|free-machines|machines|machine-classes|qualifications)$/,
  /^\/api\/v1\/machines\/[^/]+(\/(availability|status))?$/,
  /^\/api\/v1\/me\/(reservations|usage)$/,
];

/** How the service worker answers: the page, a file of the client, a kept answer of the API, or not at all. */
export function answerFor(request: Request, _shell: Shell): 'page' | 'file' | 'board' | undefined {
  const url = new URL(request.url);
  if (request.method !== 'GET' || request.cache === 'no-store' || url.origin !== self.location.origin) return undefined;
  if (KEPT.some((pattern) => pattern.test(url.pathname))) return 'board';
  if (/^\/(api|problems|metrics|healthz|readyz|\.well-known)(\/|$)/.test(url.pathname)) return undefined;
  if (request.mode === 'navigate') return 'page';
  return /\.[a-z0-9]+$/.test(url.pathname) && url.pathname !== '/sw.js' ? 'file' : undefined;
}

/** What is asked for by time: what is kept of a longer one tells of a part of it. */
const TIMED = /^\/api\/v1\/(labs\/[^/]+\/(board|free-machines)|me\/reservations)$/;
const PARTS = ['from', 'until', 'limit'];
/** For so long after its end a board is of use to somebody whose clock is wrong. */
const SPENT_MS = 24 * 3_600_000;

function timeOf(url: URL): { from: number; until: number } {
  const at = (name: string, open: number) =>
    url.searchParams.has(name) ? Date.parse(url.searchParams.get(name) ?? '') : open;
  return { from: at('from', -Infinity), until: at('until', Infinity) };
}

const restOf = (url: URL) =>
  url.pathname +
  [...url.searchParams]
    .filter(([name]) => !PARTS.includes(name))
    .sort()
    .join('&');

/** At most so many are told; an answer that states no limit is asked for without one. */
const limitOf = (url: URL) => Number(url.searchParams.get('limit') ?? 0);

/** Whether a kept answer tells of all the time that is asked for, and more, and of as many. */
export function covers(kept: URL, asked: URL): boolean {
  if (!TIMED.test(asked.pathname) || restOf(kept) !== restOf(asked)) return false;
  const [all, part] = [timeOf(kept), timeOf(asked)];
  return all.from <= part.from && all.until >= part.until && limitOf(kept) >= limitOf(asked);
}

/** Whether a kept answer is of no more use now that there is a `fresh` one: it is over, or the other tells the same. */
export function isSpent(kept: URL, fresh: URL, now: number): boolean {
  if (!TIMED.test(kept.pathname)) return false;
  const { until } = timeOf(kept);
  if (until < now - SPENT_MS) return true;
  const bothOpen = until === Infinity && timeOf(fresh).until === Infinity;
  return bothOpen && kept.href !== fresh.href && limitOf(fresh) >= limitOf(kept) && covers(kept, fresh);
}
