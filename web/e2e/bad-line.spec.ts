import type { Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { caller, expect, open, post, test } from './support';
import { speaking } from './words';

const sheet = (page: Page) => page.getByRole('dialog');
const told = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
/** After so many lost answers nobody asks any more. */
const ATTEMPTS = 7;
const DAY_MS = 86_400_000;

/** Goes through the lost attempts of what has just been pressed, until the screen says that nobody knows what became of it. */
async function losesAll(page: Page, { t }: Pick<ReturnType<typeof speaking>, 't'>): Promise<void> {
  for (let lost = 1; lost < ATTEMPTS; lost += 1) {
    await expect(page.getByText(t('say-sending-again', { number: lost }))).toBeVisible();
    await page.clock.fastForward(15_000);
  }
  await expect(page.getByText(t('say-fate-unknown'))).toBeVisible();
}

/** The service does what it is sent, and the line drops its answers, so many of them. */
async function loses(page: Page, path: string, method: string, answers: number): Promise<void> {
  let lost = 0;
  await page.route(path, async (route) => {
    if (route.request().method() !== method || (lost += 1) > answers) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
}

test('the sheet of a booking stays until one knows what became of it; who left it is told', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `held-${lang}-${Date.now()}`);
  const machine = await lab.machine('Press');
  await enter(page, await lab.join('Nurlan'));
  await open(page, `/?lab=${lab.slug}&lang=${lang}`);
  await page.locator(`main a[href^="/machines/${machine}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Press' })).toBeVisible();
  let release = () => undefined as void;
  let refused = false;
  await page.route('**/api/v1/reservations', async (route) => {
    await new Promise<void>((resolve) => (release = resolve));
    if (!refused) return route.continue();
    await route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { code: 'slot_taken', title: 'Taken', detail: 'Somebody was faster.' },
    });
  });
  const begin = async () => {
    await page.locator('main ul.plain button').first().click();
    const asked = page.waitForRequest('**/api/v1/reservations');
    await page.locator('button[form="book"]').click();
    await asked;
  };
  await begin();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet(page).getByRole('button', { name: t('do-cancel') })).toBeDisabled();
  await expect(sheet(page)).toBeVisible();
  release();
  await told(page, like('book-done', 'machine', 'day', 'time'));
  await expect(sheet(page)).toBeHidden();

  refused = true;
  await begin();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  release();
  await expect(page.getByText('Press: Somebody was faster.')).toBeVisible();
});

test('a session is extended once however often its answer was lost', async ({ page, baseURL }, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `more-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const by = await caller(baseURL, nurlan.email);
  const { id } = await post(by, '/usage-sessions', { machine: await lab.machine('Press'), expected_minutes: 60 });
  const ends = async () =>
    Date.parse((await (await by.get(`/api/v1/usage-sessions/${id}`)).json()).expected_ends_at) / 60_000;
  const before = await ends();
  await page.clock.install();
  await enter(page, nurlan);
  await open(page, `/my?lab=${lab.slug}&lang=${lang}`);
  await loses(page, '**/extend', 'POST', ATTEMPTS);
  const extend = page.getByRole('button', { name: like('session-extend', 'span') });
  await extend.click();
  await losesAll(page, { t });
  await expect.poll(async () => Math.round((await ends()) - before)).toBe(30);
  await extend.click();
  await told(page, t('session-extended'));
  expect(Math.round((await ends()) - before)).toBe(30);
  // What is meant anew is done anew.
  await extend.click();
  await expect.poll(async () => Math.round((await ends()) - before)).toBe(60);
  await by.dispose();
});

test('a booking whose move is answered into a dead line is told as moved', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `moved-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const by = await caller(baseURL, nurlan.email);
  const day = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
  const [starts_at, ends_at] = ['10', '11'].map((hour) => `${day}T${hour}:00:00+06:00`);
  const { id } = await post(by, '/reservations', { machine: await lab.machine('Press'), starts_at, ends_at });
  await enter(page, nurlan);
  await open(page, `/my/${id}?lab=${lab.slug}&lang=${lang}`);
  await loses(page, `**/reservations/${id}`, 'PATCH', 1);
  await page.getByRole('button', { name: t('my-move') }).click();
  await sheet(page).locator('input[type="time"]').fill('14:00');
  await page.locator('button[form="move"]').click();
  await told(page, t('my-moved'));
  await expect(sheet(page)).toBeHidden();
  await expect(page.locator('section.card').first()).toContainText('14:00–15:00');
  await by.dispose();
});

test('a check-in, a cancelling and a start on the spot are done once, and say so when nobody knows', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const { lang, t, like } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `once-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const by = await caller(baseURL, nurlan.email);
  const booked = async (name: string, in_minutes: number) => {
    const from = Math.ceil(Date.now() / 60_000 + in_minutes) * 60_000;
    const [starts_at, ends_at] = [from, from + 3_600_000].map((at) => new Date(at).toISOString());
    return post(by, '/reservations', { machine: await lab.machine(name), starts_at, ends_at });
  };
  const [soon, later] = [await booked('Press', 5), await booked('Mill', 3 * 1440)];
  const free = await lab.machine('Lathe');
  await page.clock.install();
  await enter(page, nurlan);
  // Nor is anything told by itself on such a line.
  await page.route('**/events', (route) => route.abort('connectionreset'));
  const dialog = sheet(page);
  const go = (path: string) => open(page, `${path}?lab=${lab.slug}&lang=${lang}`);

  await go(`/my/${later.id}`);
  await loses(page, '**/cancel', 'POST', ATTEMPTS);
  await page.getByRole('button', { name: t('my-cancel') }).click();
  const cancel = dialog.getByRole('button', { name: t('my-cancel') });
  await cancel.click();
  await page.keyboard.press('Escape');
  await losesAll(page, { t });
  await cancel.click();
  await told(page, t('my-cancelled'));
  await expect(dialog).toBeHidden();

  await go(`/my/${soon.id}`);
  await loses(page, '**/check-in', 'POST', ATTEMPTS);
  const checkIn = page.getByRole('button', { name: t('my-check-in'), exact: true });
  await checkIn.click();
  await losesAll(page, { t });
  await dialog
    .getByRole('button', { name: t('do-close') })
    .last()
    .click();
  await checkIn.click();
  await told(page, t('my-checked-in'));

  await go(`/machines/${free}`);
  await page.waitForLoadState('networkidle');
  // Nor is read anew what it offered when that has begun: it would say then that one works on it.
  await page.route(`**/api/v1/machines/${free}*/**`, (route) => route.abort('connectionreset'));
  await loses(page, '**/usage-sessions', 'POST', ATTEMPTS);
  const start = page.getByRole('button', { name: t('machine-start'), exact: true });
  await start.click();
  await losesAll(page, { t });
  await start.click();
  await told(page, like('machine-started', 'time'));
  const { items } = await (await by.get(`/api/v1/usage-sessions?lab=${lab.slug}&machine=${free}`)).json();
  expect(items).toHaveLength(1);
  await by.dispose();
});
