import { worker } from '../api/early';
import { line } from '../api/line.svelte';

/** What the service worker keeps of the last answers, as the names begin that it uses. */
const KEPT = 'ustakana-answers';
/** Noted while somebody is signed in. */
const SOMEBODY = 'kept-for-somebody';

/** Lets the service worker keep the client and the last boards for bad lines. */
export function keepAlive(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  worker.hear = ({ url, renewed }) => url && line.settled(url, renewed === true);
  worker.told.splice(0).forEach(worker.hear);
  void navigator.serviceWorker
    .register('/sw.js')
    .then(() => navigator.serviceWorker.ready)
    .then((ready) => ready.active?.postMessage({ keep: loaded() }))
    .catch(() => undefined);
}

/** The files of the client that this page has used: the worker came too late to see them. */
function loaded(): string[] {
  const names = performance.getEntriesByType('resource').map((entry) => entry.name);
  return names.filter((name) => new URL(name).pathname.startsWith('/assets/'));
}

/** Notes that what is kept may be somebody's own. */
export function keptForSomebody(): void {
  localStorage.setItem(SOMEBODY, 'yes');
}

/** Throws away what was kept for somebody who is no longer signed in; what anybody may see stays. */
export async function forgetSomebody(): Promise<void> {
  if (localStorage.getItem(SOMEBODY)) await forgetOffline();
}

/** Throws the kept answers away. */
export async function forgetOffline(): Promise<void> {
  localStorage.removeItem(SOMEBODY);
  if (!('caches' in window)) return;
  const names = await caches.keys().catch(() => []);
  const kept = names.filter((name) => name.startsWith(KEPT));
  await Promise.all(kept.map((name) => caches.delete(name).catch(() => false)));
}
