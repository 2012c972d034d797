import type { Page, TestInfo } from '@playwright/test';
import { openLine } from './line';
import { comingDay, expect, open, PASSWORD, test } from './support';
import { speaking } from './words';

const NAME = 'Аида Асанова';

/** Signs in there; tells what the client says in the story's language. */
async function arrive(page: Page, info: TestInfo, how: { shared: boolean; at?: string }) {
  const said = speaking(info, 'ru', 'en');
  await open(page, `${how.at ?? ''}/sign-in?lang=${said.lang}`);
  await page.locator('[autocomplete="username"]').fill('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.getByLabel(said.t('sign-in-shared')).setChecked(how.shared);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.locator('body[data-ready="true"]').waitFor();
  return said;
}

/** All that the browser keeps of the service beside its own files, as one text. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (new URL(url).pathname.startsWith('/api/')) found.push(url, await (await cache.match(url))?.text());
      }
    }
    return JSON.stringify(found);
  });
}

/** Goes about as a student does, with the service worker at work. */
async function goAbout(page: Page, at: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const path of ['/', `/board?day=${comingDay(3)}`, '/my', '/profile']) await open(page, at + path);
}

test('a shared device keeps nothing of its people, while they are there and after', async ({ page }, info) => {
  const { t } = await arrive(page, info, { shared: true });
  await goAbout(page, '');
  expect(await kept(page)).not.toMatch(/\/api\/|@example|Асанова/);
  await page.evaluate(() => sessionStorage.setItem('begun', 'a count of Асанова'));
  await page
    .locator('main')
    .getByRole('button', { name: t('nav-sign-out') })
    .click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: t('nav-sign-in') }).first()).toBeVisible();
  expect(await kept(page)).not.toMatch(/\/api\/|@example|Асанова/);
});

test('who leaves a shared device is signed out after ten minutes, and a touch in time keeps them', async ({
  page,
}, info) => {
  await page.clock.install();
  const { t } = await arrive(page, info, { shared: true });
  await open(page, '/profile');
  await page.clock.fastForward('09:00');
  await page.locator('h1').click();
  await page.clock.fastForward('09:00');
  await expect(page.locator('main')).toContainText(NAME);
  await page.clock.fastForward('02:00');
  await expect(page).toHaveURL(/\/sign-in\?left=idle/);
  await expect(page.getByText(t('account-idle'))).toBeVisible();
  await expect(page.locator('body')).not.toContainText(NAME);
  await page.goto('/profile');
  await expect(page.locator('h1')).toHaveText(t('page-not-yours'));
});

test('who closed the page of a shared device is not there for the next who opens it', async ({
  page,
  context,
}, info) => {
  const { t } = await arrive(page, info, { shared: true });
  await page.close();
  const next = await context.newPage();
  await next.clock.install({ time: Date.now() + 11 * 60_000 });
  await open(next, '/profile');
  await expect(next.locator('h1')).toHaveText(t('page-not-yours'));
  await expect(next.locator('body')).not.toContainText(NAME);
});

test('who is at work in one tab of a shared device is not signed out by another', async ({ page, context }, info) => {
  await page.clock.install();
  const { t } = await arrive(page, info, { shared: true });
  const other = await context.newPage();
  await open(other, '/profile');
  await page.clock.fastForward('08:00');
  await page.locator('h1').click();
  // The clock is that of both tabs: the other one was left alone for sixteen minutes.
  await page.clock.fastForward('08:00');
  await expect(other.locator('main')).toContainText(NAME);
  await other
    .locator('main')
    .getByRole('button', { name: t('nav-sign-out') })
    .click();
  await expect(page).toHaveURL('/sign-in');
});

test('a sign-out without a line is done as soon as there is one', async ({ page, context }, info) => {
  const { t } = await arrive(page, info, { shared: false });
  await open(page, '/profile');
  let cut = () => undefined as void;
  const held = new Promise<void>((resolve) => (cut = resolve));
  await page.route('**/api/v1/auth/session', async (route) => {
    await held;
    await route.abort('connectionreset');
  });
  await expect(page.locator('main')).toContainText(NAME);
  await page
    .locator('main')
    .getByRole('button', { name: t('nav-sign-out') })
    .click();
  // What was theirs is covered while the service is awaited.
  await expect(page.locator('main')).not.toContainText(NAME);
  await expect(page).toHaveURL(/profile$/);
  cut();
  await expect(page).toHaveURL('/');
  await page.unrouteAll();
  const next = await context.newPage();
  await open(next, '/profile');
  await expect(next.locator('h1')).toHaveText(t('page-not-yours'));
});

test('one’s own device shows the last board without a line, and says so, until one signs out', async ({
  page,
  baseURL,
}, info) => {
  const line = await openLine(Number(new URL(baseURL ?? '').port));
  const at = `http://127.0.0.1:${line.port}`;
  const { t, like } = await arrive(page, info, { shared: false, at });
  await goAbout(page, at);
  expect(await kept(page)).toMatch(/\/api\/v1\/labs\/[^/]+\/board/);
  line.cut();
  await open(page, `${at}/board?day=${comingDay(3)}`);
  await expect(page.locator('[data-machine]').first()).toBeVisible();
  await expect(page.getByText(like('say-offline', 'time'))).toBeVisible();
  await page.goto(`${at}/profile`);
  await page
    .getByRole('button', { name: t('nav-sign-out') })
    .last()
    .click();
  await expect.poll(() => kept(page)).not.toMatch(/\/api\/|@example|Асанова/);
});

test('on the next day, still without a line, what was kept tells of that day', async ({ page, baseURL }, info) => {
  const line = await openLine(Number(new URL(baseURL ?? '').port));
  const at = `http://127.0.0.1:${line.port}`;
  const { t, like } = await arrive(page, info, { shared: false, at });
  await goAbout(page, at);
  line.cut();
  const next = await page.context().newPage();
  await next.clock.install({ time: Date.now() + 24 * 3_600_000 });
  await open(next, `${at}/`);
  await expect(next.getByText(like('say-offline', 'time'))).toBeVisible();
  await expect(next.getByRole('heading', { name: t('today-next') })).toBeVisible();
  await open(next, `${at}/board`);
  await expect(next.locator('[data-machine]').first()).toBeVisible();
  await expect(next.getByText(like('say-offline', 'time'))).toBeVisible();
});
