import { openLine } from './line';
import { comingDay, expect, isAccessible, open, test } from './support';

test('the page comes with a strict policy, its files for ever, compressed', async ({ request }) => {
  const page = await request.get('/board');
  expect(page.status()).toBe(200);
  const policy = page.headers()['content-security-policy'] ?? '';
  for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(rule);
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  expect(page.headers()['cache-control']).toBe('no-cache');
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  const file = await request.get(script, { headers: { 'accept-encoding': 'br' } });
  expect(file.headers()['content-encoding']).toBe('br');
  expect(file.headers()['cache-control']).toContain('immutable');
  // A page and a worker are bound by it; what only they ask for does not carry it along.
  expect((await request.get('/sw.js')).headers()['content-security-policy']).toBe(policy);
  expect(file.headers()['content-security-policy']).toBeUndefined();
  const again = await request.get('/', { headers: { 'if-none-match': page.headers()['etag'] ?? '' } });
  expect(again.status()).toBe(304);
});

test('the client can be installed: its manifest says as what, and its icons are there', async ({ request }) => {
  const page = await (await request.get('/')).text();
  const answer = await request.get(/rel="manifest" href="([^"]+)"/.exec(page)?.[1] ?? '');
  expect(answer.headers()['content-type']).toContain('application/manifest+json');
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: 'Ustakana', short_name: 'Ustakana', display: 'standalone', scope: '/' });
  expect((await request.get(manifest.start_url)).ok()).toBe(true);
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.headers()['content-type']).toBe(type);
  }
  const sizes = manifest.icons.map((icon: { sizes: string }) => icon.sizes);
  expect(sizes).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect((await request.get('/sw.js')).headers()['content-type']).toContain('javascript');
});

test('a browser finds nothing that keeps the client from being installed, and it opens without a line', async ({
  page,
  baseURL,
}) => {
  const line = await openLine(Number(new URL(baseURL ?? '').port));
  await open(page, `http://127.0.0.1:${line.port}/`);
  const browser = await page.context().newCDPSession(page);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // A browser that a test drives keeps nothing, which none that is installed to does.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await open(page, page.url());
  line.cut();
  await open(page, `http://127.0.0.1:${line.port}/`);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main .kept')).toBeVisible();
  await isAccessible(page);
});

test('a mistyped address is a page for people and a problem for programs', async ({ request }) => {
  const person = await request.get('/no-such-page', { headers: { accept: 'text/html' } });
  expect(person.status()).toBe(404);
  expect(await person.text()).toContain('<div id="app">');
  const program = await request.get('/no-such-page', { headers: { accept: 'application/json' } });
  expect(program.status()).toBe(404);
  expect(program.headers()['content-type']).toContain('application/problem+json');
});

test('the board listens while it is seen, and looks again on coming back', async ({ page }) => {
  const events = (request: { url: () => string }) => request.url().endsWith('/events');
  const listening = page.waitForRequest(events);
  await open(page, `/board?day=${comingDay(3)}`);
  await listening;
  const turn = (hidden: boolean) =>
    page.evaluate((state) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const stopped = page.waitForEvent('requestfailed', events);
  await turn(true);
  await stopped;
  const [again, looked] = [page.waitForRequest(events), page.waitForRequest(/\/board\?from=/)];
  await turn(false);
  await Promise.all([again, looked]);
});
