import { gzipSync } from 'node:zlib';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { openLine } from './line';
import { become, comingDay, expect, test } from './support';

const KB = 1000;
/** A student's first load, compressed: page, code, words, styles and the answers of the service, with all their headers. */
const FIRST_LOAD_KB = 150;
const BOARD_KB = 10;
const SLOW_4G = { roundTripMs: 400, bytesPerSecond: 400_000 / 8 };
const USABLE_MS = 3000;
const AGAIN_MS = 1000;
const ATTEMPTS = 3;
const LAB = 'fablab-bishkek';

/** Where a student may come first, and whether they are signed in there; `:laser` is where a label on a machine leads. */
const SCREENS: { path: string; as?: string }[] = [
  { path: '/' },
  { path: `/board?day=${comingDay(3)}` },
  { path: '/find' },
  { path: '/machines/:laser' },
  { path: '/start' },
  { path: '/sign-in' },
  { path: '/reset' },
  { path: '/register' },
  { path: '/claim' },
  { path: '/confirm' },
  ...['/', '/board', '/board?view=week', '/board?view=list', '/find', '/find?trained=yes'].map(asStudent),
  ...['/find?process=PBF', `/find?minutes=90&from=10:00&day=${comingDay(3)}`].map(asStudent),
  ...['/machines/:laser', '/my', '/my/:booking'].map(asStudent),
  ...['/requests', '/requests/new', '/requests/:request', '/requests/:request/edit'].map(asStudent),
  ...['/training', '/groups', '/groups/bookings/:class', '/inbox', '/profile', '/profile/notifications'].map(asStudent),
];

function asStudent(path: string) {
  return { path, as: 'student' };
}

/** The path with the ids that stand for its names. */
async function addressOf(path: string, request: APIRequestContext): Promise<string> {
  const first = async (list: string) => (await (await request.get(`/api/v1${list}`)).json()).items[0].id;
  if (path.includes(':laser'))
    return path.replace(':laser', await first(`/labs/${LAB}/machines?process=laser_cutting`));
  if (path.includes(':request')) return path.replace(':request', await first(`/labs/${LAB}/equipment-requests`));
  if (path.includes(':class')) return path.replace(':class', await first(`/labs/${LAB}/group-bookings`));
  return path.includes(':booking') ? path.replace(':booking', await first('/me/reservations')) : path;
}

const slow4g = { offline: false, latency: SLOW_4G.roundTripMs, downloadThroughput: SLOW_4G.bytesPerSecond };

/** How long a page takes until its screen can be used. */
async function usable(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  // By the page's own clock, looked at with each frame: who waits from outside looks twice a second.
  const ready = () => document.body?.dataset['ready'] === 'true' && performance.now();
  return Math.round(Number(await (await page.waitForFunction(ready)).jsonValue()));
}

/** A first visit: how long until it can be used, and all that came until then, answers and headers counted. */
async function firstVisit(browser: Browser, use: object, path: string, as?: string) {
  const context = await browser.newContext(use);
  const page = await context.newPage();
  if (as) await become(page, `${as}@example.org`);
  const url = `${await addressOf(path, page.request)}${path.includes('?') ? '&' : '?'}lang=ky`;
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', { ...slow4g, uploadThroughput: SLOW_4G.bytesPerSecond });
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const took = await usable(page, url);
  await context.close();
  return { took, bytes };
}

/** Whether the files that a page has used are kept for the next visit. */
const keptAll = (page: Page) =>
  page.evaluate(async () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name);
    const kept = await Promise.all(names.filter((name) => name.includes('/assets/')).map((name) => caches.match(name)));
    return kept.every(Boolean) && !!(await caches.match('/'));
  });

for (const { path, as } of SCREENS) {
  test(`${path.replace(/\?day=.*/, '')} is small, and usable soon on slow 4G${as ? ', signed in' : ''}`, async ({
    browser,
    baseURL,
  }, info) => {
    const visits: { took: number; bytes: number }[] = [];
    // The line is what is measured: a machine that is busy otherwise may take longer once, not always.
    while (visits.length < ATTEMPTS && !visits.some(({ took }) => took < USABLE_MS))
      visits.push(await firstVisit(browser, { ...info.project.use, baseURL }, path, as));
    const least = (of: (one: { took: number; bytes: number }) => number) => Math.min(...visits.map(of));
    const took = visits.map((one) => one.took).join(', ');
    console.log(`${path}: ${(least((one) => one.bytes) / KB).toFixed(1)} kB, usable after ${took} ms`);
    expect(least((one) => one.bytes)).toBeLessThan(FIRST_LOAD_KB * KB);
    expect(least((one) => one.took)).toBeLessThan(USABLE_MS);
  });
}

test('who comes again on slow 4G can use the board at once', async ({ browser, baseURL }, info) => {
  const took: number[] = [];
  while (took.length < ATTEMPTS && !took.some((one) => one < AGAIN_MS)) {
    // What the service worker asks goes over the line too.
    const line = await openLine(Number(new URL(baseURL ?? '').port), SLOW_4G);
    const url = `http://127.0.0.1:${line.port}/board?lang=ky&day=${comingDay(3)}`;
    const context = await browser.newContext(info.project.use);
    const page = await context.newPage();
    await usable(page, url);
    await expect.poll(() => keptAll(page)).toBe(true);
    // The worker has now seen an answer too.
    await usable(page, url);
    took.push(await usable(page, url));
    await context.close();
    line.cut();
  }
  console.log(`the board again: usable after ${took.join(', ')} ms`);
  expect(Math.min(...took)).toBeLessThan(AGAIN_MS);
});

test('a day of the board stays small', async ({ request }) => {
  const day = comingDay(3);
  const query = `from=${day}T00:00:00Z&until=${day}T18:00:00Z`;
  const board = await request.get(`/api/v1/labs/${LAB}/board?${query}`);
  expect(gzipSync(await board.body()).length).toBeLessThan(BOARD_KB * KB);
});
