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
  /^\/api\/v1\/labs\/[^/]+\/(board|machines|machine-classes)$/,
  /^\/api\/v1\/machines\/[^/]+(\/availability)?$/,
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
