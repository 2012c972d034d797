/// <reference lib="webworker" />
import { answerFor, type Shell } from './sw-rules';

declare const self: ServiceWorkerGlobalScope;
/** Put in when it is built: the files of this version. */
declare const __SHELL__: Shell;

const SHELL = `ustakana-${__SHELL__.version}`;
const ANSWERS = 'ustakana-answers';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(__SHELL__.first))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const old = (name: string) => name.startsWith('ustakana-') && name !== SHELL && name !== ANSWERS;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const how = answerFor(event.request, __SHELL__);
  if (how === 'page') event.respondWith(page(event.request));
  else if (how === 'file') event.respondWith(file(event.request));
  else if (how === 'board') event.respondWith(board(event.request));
});

self.addEventListener('message', (event) => {
  const files: unknown = event.data?.keep;
  if (!Array.isArray(files)) return;
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(files.map(String))));
});

/** The page itself from the cache, so that it opens at once; its files have the version in their names. */
async function page(request: Request): Promise<Response> {
  return (await caches.match('/', { cacheName: SHELL })) ?? fetch(request);
}

async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: SHELL, ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}

/** From the service; from the last time, marked as such, when it cannot be reached. */
async function board(request: Request): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.headers.get('Cache-Control')?.includes('no-store')) await keep(cache, request, answer);
    return answer;
  } catch (cause) {
    const kept = await cache.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw cause;
  }
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set('X-Kept-At', new Date().toISOString());
  const body = await answer.clone().arrayBuffer();
  await cache.put(request, new Response(body, { status: answer.status, headers }));
}
