/// <reference lib="webworker" />
import { answerFor, covers, isSpent, type Shell } from './sw-rules';

declare const self: ServiceWorkerGlobalScope;
/** Put in when it is built: the files of this version. */
declare const __SHELL__: Shell;

const SHELL = `ustakana-${__SHELL__.version}`;
/** Each version keeps its own: an older one's answers may lack what this one shows. */
const ANSWERS = `ustakana-answers-${__SHELL__.version}`;
/** How long a page that shows nothing yet waits for the service, before it shows what was kept. */
const SOON_MS = 400;
/** For so long an answer that came late is there for who asks again. */
const FRESH_MS = 5_000;
/** What a proxy says when the service behind it cannot be reached. */
const AWAY = [502, 503, 504];
/** What the service says of what the reader may not see, or not any more. */
const NOT_THEIRS = [401, 403, 404];
/** How many changes were sent or answered so far. */
let changes = 0;
/** What the service was still asked for when something kept was shown, and nothing was changed since. */
const late = new Map<string, Promise<Response>>();

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
  if (event.request.method !== 'GET') changed();
  const how = answerFor(event.request, __SHELL__);
  if (how === 'page') event.respondWith(page(event.request));
  else if (how === 'file') event.respondWith(file(event.request));
  else if (how === 'board') event.respondWith(board(event));
});

self.addEventListener('message', (event) => {
  if (event.data?.changed) changed();
  const files: unknown = event.data?.keep;
  if (!Array.isArray(files)) return;
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(files.map(String))));
});

/** What is asked after a change is asked anew. */
function changed(): void {
  changes += 1;
  late.clear();
}

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

/**
 * From the service; from the last time, marked as such, when it cannot be reached. A page that shows nothing yet is given
 * what was kept when the service is slow, and is told when it has answered.
 */
async function board(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const cache = await caches.open(ANSWERS);
  const soon = request.headers.has('X-Kept-Soon');
  const before = changes;
  const coming = soon ? undefined : late.get(request.url);
  late.delete(request.url);
  const found = lastKnown(cache, request);
  const asked = coming ?? fromService(cache, request, found);
  const lost = asked.then(
    () => false,
    () => true,
  );
  const kept = await found;
  if (!kept) return asked;
  if (!soon) return (await lost) ? kept : asked;
  const outcome = await Promise.race([lost, new Promise<'slow'>((done) => setTimeout(done, SOON_MS, 'slow'))]);
  if (outcome !== 'slow') return outcome ? kept : asked;
  const drop = () => late.get(request.url) === asked && late.delete(request.url);
  if (before === changes) late.set(request.url, asked);
  event.waitUntil(
    lost.then(async (failed) => {
      if (failed) drop();
      else setTimeout(drop, FRESH_MS);
      (await self.clients.get(event.clientId))?.postMessage({ url: request.url, renewed: !failed });
    }),
  );
  const headers = new Headers(kept.headers);
  headers.set('X-Kept-While-Asking', 'yes');
  return new Response(kept.body, { status: kept.status, headers });
}

/** The kept answer to a request; else the newest of those that tell of a longer time. */
async function lastKnown(cache: Cache, request: Request): Promise<Response | undefined> {
  const exact = await cache.match(request, { ignoreVary: true });
  if (exact) return exact;
  const keys = (await cache.keys()).filter((one) => covers(new URL(one.url), new URL(request.url)));
  const answers = await Promise.all(keys.map((one) => cache.match(one, { ignoreVary: true })));
  const at = (one: Response) => one.headers.get('X-Kept-At') ?? '';
  return answers.filter((one) => one !== undefined).sort((a, b) => at(b).localeCompare(at(a)))[0];
}

/** Throws when the service cannot be reached, behind a proxy too where something `found` can be shown instead. */
async function fromService(cache: Cache, request: Request, found: Promise<unknown>): Promise<Response> {
  const answer = await fetch(request);
  if (AWAY.includes(answer.status) && (await found)) throw new TypeError(answer.statusText);
  if (NOT_THEIRS.includes(answer.status)) await cache.delete(request, { ignoreVary: true, ignoreSearch: true });
  if (answer.ok && !answer.headers.get('Cache-Control')?.includes('no-store')) await keep(cache, request, answer);
  return answer;
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set('X-Kept-At', new Date().toISOString());
  const body = await answer.clone().arrayBuffer();
  await cache.put(request, new Response(body, { status: answer.status, headers }));
  const spent = (one: Request) => isSpent(new URL(one.url), new URL(request.url), Date.now());
  await Promise.all((await cache.keys()).filter(spent).map((one) => cache.delete(one, { ignoreVary: true })));
}
