import type { Locator, Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { comingDay, expect, isAccessible, open, signIn, test } from './support';
import { speaking } from './words';

/** Where these stories book: nobody else's do. */
const [FROM, TO] = [10, 12];
const WHO = 'Бакыт Сыдыков';
const day = comingDay(1);

const row = (page: Page, at: number) => page.locator('[data-machine]').nth(at);
const blockOf = (page: Page, at: number) => row(page, at).locator('a.busy').filter({ hasText: WHO });
const sheet = (page: Page) => page.getByRole('dialog');

/** Presses a block at a share of its width, moves by some pixels, and lets go over a machine's row. */
async function drag(page: Page, block: Locator, share: number, by: number, over: Locator): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  const [from, to] = [await block.boundingBox(), await over.boundingBox()];
  if (!from || !to) throw new Error('nothing to drag');
  const [x, y] = [from.x + from.width * share, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, (y + to.y + to.height / 2) / 2, { steps: 4 });
  await page.mouse.move(x + by, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Books before the lab opens for somebody: the service refuses, and is overruled with a reason. */
async function bookFor(page: Page, reason: string): Promise<void> {
  await open(page, `/board?day=${day}`);
  await row(page, FROM)
    .locator('[data-gap]')
    .first()
    .click({ position: { x: 4, y: 20 } });
  const person = sheet(page).locator('input[role="combobox"]').first();
  await person.fill('бакыт');
  await expect(sheet(page).getByRole('option', { name: WHO })).toBeVisible();
  await isAccessible(page);
  await person.press('Enter');
  await expect(person).toHaveValue(WHO);
  await sheet(page).locator('select').first().selectOption('08:00');
  await page.locator('button[form="book"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await isAccessible(page);
  await sheet(page).locator('input[maxlength="1000"]').fill(reason);
  await page.locator('button[form="book"]').click();
  await expect(blockOf(page, FROM)).toHaveCount(1);
}

test('a manager books for another, moves it on the board and cancels it', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  const phone = info.project.name === 'phone';
  await signIn(page, phone ? 'technician' : 'manager', lang);
  await bookFor(page, 'He holds the key');
  await isAccessible(page);

  if (phone) {
    await blockOf(page, FROM).click();
    await expect(page.locator('h1')).toHaveText(WHO);
    await page.getByRole('button', { name: t('reservations-move') }).click();
    await sheet(page).locator('select').selectOption({ index: TO });
    await sheet(page).locator('input[type="datetime-local"]').first().fill(`${day}T14:00`);
    await isAccessible(page);
    await page.locator('button[form="move"]').click();
    await expect(page.getByRole('status').filter({ hasText: t('reservations-moved') })).toBeVisible();
    await expect(page.locator('section.card')).toContainText('14:00–15:00');
    // What happened is the managers' to read.
    await expect(page.getByText('He holds the key')).toHaveCount(0);
  } else {
    // Six hours of eleven to the right, two rows down.
    const width = (await row(page, FROM).boundingBox())?.width ?? 0;
    await drag(page, blockOf(page, FROM), 0.5, (width * 6) / 11, row(page, TO));
    await expect(sheet(page)).toContainText('08:00–09:00');
    await expect(sheet(page)).toContainText('14:00–15:00');
    await isAccessible(page);
    await page.locator('button[form="move"]').click();
    await expect(blockOf(page, FROM)).toHaveCount(0);
    await expect(blockOf(page, TO)).toHaveCount(1);

    // The end of a block lengthens it; what is not confirmed does not happen.
    await drag(page, blockOf(page, TO), 0.98, width / 11, row(page, TO));
    await expect(sheet(page)).toContainText('14:00–16:00');
    await sheet(page)
      .getByRole('button', { name: t('do-cancel') })
      .click();
    await expect(blockOf(page, TO)).toHaveAttribute('title', /14:00–15:00/);

    await blockOf(page, TO).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(WHO);
    await expect(
      page.getByText(t('reservations-set-aside', { rules: t('manage-rule-outside-opening-hours') })),
    ).toBeVisible();
    await expect(page.getByText('He holds the key')).toBeVisible();
  }
  await isAccessible(page);
  await page.locator('section.card').first().locator('button.danger').click();
  await isAccessible(page);
  await sheet(page).locator('textarea').fill('Done elsewhere');
  await page.locator('button[form="act"]').click();
  await expect(sheet(page)).toHaveCount(0);
  await expect(page.locator('section.card').first()).toContainText('Done elsewhere');
  await expect(page.locator('section.card').first().getByRole('button')).toHaveCount(0);
});

test('a booking for somebody typed and not chosen is theirs or nobody’s, never one’s own', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `whose-${lang}-${Date.now()}`);
  const [nurlan] = [await lab.join('Nurlan'), await lab.join('Nursultan')];
  const machine = await lab.machine('Press');
  await enter(page, await lab.join('Asel', 'manager'));
  let sent = 0;
  page.on('request', (asked) => asked.method() === 'POST' && asked.url().endsWith('/reservations') && (sent += 1));
  await open(page, `/machines/${machine}?lab=${lab.slug}&lang=${lang}`);
  await page.locator('main ul.plain button').first().click();
  const person = sheet(page).locator('input[role="combobox"]').first();
  const book = page.locator('button[form="book"]');
  for (const letters of ['Nur', 'Bermet']) {
    await person.fill(letters);
    await book.click();
    await expect(sheet(page)).toContainText(t('book-person-unsettled'));
    await expect(person).toHaveAttribute('aria-invalid', 'true');
    await expect(person).toHaveValue(letters);
  }
  await isAccessible(page);
  expect(sent).toBe(0);
  await person.fill('nurlan');
  await book.click();
  await expect(page.getByRole('status').filter({ hasText: like('book-done', 'machine', 'day', 'time') })).toBeVisible();
  const { items } = await (await lab.admin.get(`/api/v1/reservations?lab=${lab.slug}`)).json();
  expect(items).toMatchObject([{ machine, member: nurlan.id }]);
});

test('machines are kept free, and given back', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await signIn(page, 'technician', lang);
  await open(page, `/board?day=${day}`);
  const gap = row(page, FROM).locator('[data-gap]').first();
  await gap.click({ position: { x: 4, y: 20 } });
  await sheet(page).locator('select').first().selectOption('16:00');
  await page.locator('button[form="book"]').click();
  const mine = row(page, FROM).locator('a.mine');
  await expect(mine).toHaveCount(1);
  await page.getByRole('button', { name: t('board-keep') }).click();
  const boxes = sheet(page).getByRole('checkbox');
  await boxes.first().check();
  await sheet(page).getByLabel(t('field-reason')).fill('A school comes to see us');
  await isAccessible(page);
  await page.locator('button[form="keep"]').click();
  // What was booked a moment ago stands in the way.
  await expect(page.getByRole('alert').getByRole('link')).toContainText(['16:00–17:00']);
  await isAccessible(page);

  await boxes.first().uncheck();
  for (const at of [FROM + 1, TO]) await boxes.nth(at + 1).check();
  await sheet(page).locator('input[type="datetime-local"]').first().fill(`${day}T16:00`);
  await sheet(page).locator('input[type="datetime-local"]').last().fill(`${day}T17:00`);
  await page.locator('button[form="keep"]').click();
  const kept = page.getByRole('button', { name: new RegExp(`16:00–17:00: ${t('block-maintenance')}$`) });
  await expect(kept).toHaveCount(2);

  await kept.first().click();
  const one = sheet(page).getByRole('listitem').filter({ hasText: 'A school comes to see us' });
  await expect(one).toContainText('16:00–17:00');
  await isAccessible(page);
  // What goes wrong is told on the sheet: what lies under it is not heard.
  const cancelling = '**/api/v1/blackouts/*/cancel';
  await page.route(cancelling, (route) => route.fulfill({ status: 409, json: { title: 'No', detail: 'Not now' } }));
  await one.getByRole('button').click();
  await one.getByRole('button').first().click();
  await expect(sheet(page).getByText('Not now')).toBeVisible();
  await page.unroute(cancelling);
  await expect(one.getByRole('button')).toHaveCount(1);
  await one.getByRole('button').click();
  await one.getByRole('button').first().click();
  await expect(one).toHaveCount(0);
  await expect(sheet(page).getByText(t('board-given-back'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(kept).toHaveCount(0);
  await mine.click();
  await page.locator('section.card').first().locator('button.danger').click();
  await page.locator('button[form="act"]').click();
  await expect(page.locator('section.card').first().getByRole('button')).toHaveCount(0);
});

test('the reservations of the lab are found by day, state and person', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/reservations');
  const rows = page.locator('tbody tr:has(td), main li > a.card');
  await expect.poll(() => rows.count()).toBeGreaterThan(3);
  const name = await rows.first().locator('.who').innerText();
  const person = page.getByRole('combobox', { name: t('manage-person') });
  await person.fill(name);
  await expect(page.locator('[role="option"]')).toHaveCount(1);
  await person.press('Enter');
  await expect(page).toHaveURL(/member=/);
  await expect(rows.filter({ hasNotText: name })).toHaveCount(0);
  await expect(rows.first()).toBeVisible();
  await page.getByLabel(t('manage-status')).selectOption('no_show');
  await page.getByLabel(t('reservations-until-day')).fill('2020-01-01');
  await expect(page.getByText(t('manage-nothing'))).toBeVisible();
});

test('a student’s board names nobody and moves nothing', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, 'student', lang);
  await open(page, `/board?day=${day}`);
  await expect(page.locator('[data-machine]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: t('board-keep') })).toHaveCount(0);
  await expect(page.locator('a.busy:not(.mine)')).toHaveCount(0);
  expect(asked.filter((path) => /members|^\/api\/v1\/reservations|[Ss]taff/.test(path))).toEqual([]);
});
