import { gzipSync } from 'node:zlib';
import { comingDay, expect, open, test } from './support';

const KB = 1000;
/** A student's first load, compressed: page, code, words and styles. */
const FIRST_LOAD_KB = 150;
const BOARD_KB = 10;
const SLOW_4G = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const USABLE_MS = 3000;
const ATTEMPTS = 3;

test('the first load of a student’s screens stays small', async ({ page }) => {
  const sizes = new Map<string, number>();
  page.on('response', async (response) => {
    const url = new URL(response.url());
    if (url.pathname.startsWith('/api/')) return;
    const sent =
      (
        await response
          .request()
          .sizes()
          .catch(() => undefined)
      )?.responseBodySize ?? 0;
    sizes.set(url.pathname, sent);
  });
  await open(page, '/?lang=ky');
  await page.waitForLoadState('load');
  const total = [...sizes.values()].reduce((sum, one) => sum + one, 0);
  console.log(`first load: ${(total / KB).toFixed(1)} kB in ${sizes.size} files`);
  expect(total).toBeLessThan(FIRST_LOAD_KB * KB);
});

test('a day of the board stays small', async ({ request }) => {
  const day = comingDay(3);
  const query = `from=${day}T00:00:00Z&until=${day}T18:00:00Z`;
  const board = await request.get(`/api/v1/labs/fablab-bishkek/board?${query}`);
  expect(gzipSync(await board.body()).length).toBeLessThan(BOARD_KB * KB);
});

test('the first screen is usable within three seconds on slow 4G', async ({ browser }, info) => {
  const took: number[] = [];
  // The line is what is measured: a machine that is busy otherwise may take longer once, not always.
  for (let attempt = 0; attempt < ATTEMPTS && !took.some((one) => one < USABLE_MS); attempt += 1) {
    const context = await browser.newContext(info.project.use);
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', SLOW_4G);
    const began = Date.now();
    await page.goto(`/board?lang=ky&day=${comingDay(3)}`, { waitUntil: 'commit' });
    await page.locator('body[data-ready="true"]').waitFor();
    took.push(Date.now() - began);
    await context.close();
  }
  console.log(`usable on slow 4G after ${took.join(', ')} ms`);
  expect(Math.min(...took)).toBeLessThan(USABLE_MS);
});
