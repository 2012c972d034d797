/** What the service worker keeps of the last answers, by the name that it uses too. */
const KEPT = 'ustakana-answers';

/** Lets the service worker keep the client and the last boards for bad lines. */
export function keepAlive(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}

/** Throws the kept answers away. */
export async function forgetOffline(): Promise<void> {
  if ('caches' in window) await caches.delete(KEPT).catch(() => false);
}
