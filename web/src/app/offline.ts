import { line } from '../api/line.svelte';

/** What the service worker keeps of the last answers, by the name that it uses too. */
const KEPT = 'ustakana-answers';

/** Lets the service worker keep the client and the last boards for bad lines. */
export function keepAlive(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ url?: string; renewed?: boolean }>) => {
    if (data.url) line.settled(data.url, data.renewed === true);
  });
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

/** Throws the kept answers away. */
export async function forgetOffline(): Promise<void> {
  if ('caches' in window) await caches.delete(KEPT).catch(() => false);
}
