import type { Lang } from '../words/lang';

const fetched = new Map<string, Promise<Response>>();
const FRESH_MS = 10_000;

/** Asks for `path` now, so that the screen that needs it finds the answer on its way. */
export function askEarly(path: string, lang: Lang): Promise<Response> {
  const url = new URL(path, location.origin).href;
  const asking = fetch(url, { credentials: 'same-origin', headers: { 'Accept-Language': lang } });
  asking.catch(() => fetched.delete(url));
  fetched.set(url, asking);
  setTimeout(() => fetched.delete(url), FRESH_MS);
  return asking;
}

/** The answer that was asked for early, once. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const asking = fetched.get(url);
  fetched.delete(url);
  return asking?.then((answer) => answer.clone());
}
