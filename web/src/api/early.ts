import { isShared } from '../app/shared';
import type { Lang } from '../words/lang';

const fetched = new Map<string, Promise<Response>>();
const FRESH_MS = 10_000;

/** What was asked for while nothing of it was on its way: who asks early comes too late for these. */
const asked = new Set<string>();

/** Asks for `path` now, so that the screen that needs it finds the answer on its way; nothing when it was quicker. */
export function askEarly(path: string, lang: Lang): Promise<Response> | undefined {
  const url = new URL(path, location.origin).href;
  // An answer that nobody waits for would be taken later, when it is old.
  if (asked.has(url)) return undefined;
  const asking = fetch(url, {
    credentials: 'same-origin',
    headers: { 'Accept-Language': lang, 'X-Kept-Soon': 'yes' },
    ...(isShared() && { cache: 'no-store' }),
  });
  asking.catch(() => fetched.delete(url));
  fetched.set(url, asking);
  setTimeout(() => fetched.delete(url), FRESH_MS);
  return asking;
}

/** The answer that was asked for early, once. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const asking = fetched.get(url);
  fetched.delete(url);
  if (!asking && performance.now() < FRESH_MS) asked.add(url);
  return asking?.then((answer) => answer.clone());
}

interface Told {
  url?: string;
  renewed?: boolean;
}
/** What the service worker tells of answers that came late. It may tell before anybody listens: until then it is kept. */
export const worker = {
  told: [] as Told[],
  hear: (told: Told): unknown => worker.told.push(told),
};
