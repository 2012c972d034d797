import type { APIRequestContext } from '@playwright/test';
import { comingDay, expect, isAccessible, open, PASSWORD, signIn, test } from './support';
import { speaking } from './words';

const LAB = 'fablab-bishkek';
/** A machine that asks for no training and that no other story books. */
async function scanner(request: APIRequestContext): Promise<string> {
  const answer = await request.get(`/api/v1/labs/${LAB}/machines?process=scanning`);
  return (await answer.json()).items[0].id;
}

for (const lang of ['ky', 'ko']) {
  test(`the funders' page is accessible (${lang})`, async ({ page }) => {
    await signIn(page, 'koica', lang);
    await open(page, '/funding');
    await isAccessible(page);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await isAccessible(page);
  });
}

test('a newcomer goes from the label on a machine to an account and a first booking', async ({
  page,
  request,
}, info) => {
  const machine = `/machines/${await scanner(request)}`;
  await open(page, `${machine}?lang=ru`);
  await isAccessible(page);
  await page.getByRole('link', { name: 'Начать отсюда' }).click();
  await expect(page).toHaveURL(/\/start/);
  await page.getByRole('link', { name: 'Создать профиль' }).click();
  // What the browser finds wrong is said in the reader's language.
  await page.locator('form button[type="submit"]').click();
  await expect(page.locator('[autocomplete="name"]')).toHaveJSProperty('validationMessage', 'Обязательно');
  await page.locator('[autocomplete="name"]').fill('Айжан Новикова');
  await page.locator('[autocomplete="username"]').fill(`new-${info.project.name}-${Date.now()}@example.org`);
  await page.locator('[autocomplete="new-password"]').fill('три зелёных чайника');
  await isAccessible(page);
  await page.locator('form button[type="submit"]').click();

  // Back at the steps, a member already, and from there to the machine.
  await expect(page.locator('main')).toContainText('Айжан Новикова');
  await expect(page.locator('main')).toContainText('Вы участник.');
  await isAccessible(page);
  await page.getByRole('link', { name: 'Посмотреть даты занятий' }).click();
  await expect(page.locator('main .dates button').first()).toBeVisible();
  await page.goBack();
  await page.getByRole('link', { name: 'Вернуться туда, где я был(а)' }).click();
  await expect(page).toHaveURL(new RegExp(machine));
  await page.locator('main ul.plain button').first().click();
  await page.locator('button[form="book"]').click();
  const told = page.getByRole('status').filter({ hasText: 'Забронировано' });
  await expect(told).toBeVisible();
  await open(page, '/my');
  const mine = page.locator('main a[href^="/my/"]');
  await expect(mine).toHaveCount(1);
  await mine.click();
  await page.locator('section.card').waitFor();
  // Now, where the first free time begins at once, else it says from when.
  await expect(page.locator('main')).toContainText('Отметиться');
  await isAccessible(page);
  await page.locator('section.card button').last().click();
  await page.getByRole('dialog').locator('footer button').last().click();
  await expect(page.locator('section.card button')).toHaveCount(0);
});

test('a stranger who taps a time on the first page makes an account, comes back to that time and books it', async ({
  page,
  request,
}, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'en');
  // In the morning of a day to come, when the lab is open and little is taken.
  await page.clock.setFixedTime(new Date(`${comingDay(2)}T03:00:00Z`));
  const answer = await request.get(`/api/v1/labs/${LAB}/machines?process=vinyl_cutting`);
  const machine = (await answer.json()).items[0];
  const sheet = page.getByRole('dialog', { name: t('book-title', { machine: machine.name[lang] }) });
  await open(page, `/?lang=${lang}`);
  if (info.project.name === 'phone')
    await page.getByRole('button', { name: t('book-title', { machine: machine.name[lang] }) }).click();
  else {
    await page.getByRole('link', { name: t('today-whole-board') }).click();
    await page.locator(`[data-machine="${machine.id}"] [data-gap]`).last().click();
  }
  const from = new URL(page.url()).pathname;
  await expect(sheet).toContainText(t('book-sign-in'));
  await sheet.getByRole('link', { name: t('nav-register') }).click();
  await page.getByRole('link', { name: t('account-register') }).click();
  await page.locator('[autocomplete="name"]').fill('Айзада Жолдошева');
  await page.locator('[autocomplete="username"]').fill(`first-${info.project.name}-${Date.now()}@example.org`);
  await page.locator('[autocomplete="new-password"]').fill('three green kettles');
  await page.locator('form button[type="submit"]').click();
  await page.getByRole('link', { name: t('start-go-on') }).click();

  // What was chosen is still there, once: one press books it.
  await expect(page).toHaveURL((url) => url.pathname === from);
  await expect(sheet).toBeVisible();
  await isAccessible(page);
  const chosen = (await sheet.locator('.when .strong').textContent()) ?? '';
  await sheet.getByRole('button', { name: t('book-do') }).click();
  const told = page.getByRole('status').filter({ hasText: like('book-done', 'machine', 'day', 'time') });
  await expect(told).toBeVisible();
  await expect(sheet).toBeHidden();
  expect(chosen).not.toBe('');
  await told.getByRole('button', { name: t('do-undo') }).click();
  await expect(page.getByRole('status').filter({ hasText: t('book-undone') })).toBeVisible();
  await open(page, from);
  await expect(sheet).toBeHidden();
});

test('who has an account keeps their data in hand: statistics, keys, the export, erasure', async ({ page }) => {
  const name = `Story ${Date.now()}`;
  await signIn(page, 'student', 'en');
  await open(page, '/profile');
  await page.getByLabel('Sex', { exact: true }).selectOption('female');
  await page.getByLabel('Year of birth', { exact: true }).fill('2004');
  await page.getByLabel('I agree').check();
  await page.getByRole('button', { name: 'Agree and save' }).click();
  await page.getByRole('button', { name: 'Withdraw and erase' }).click();
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw and erase' }).click();
  await expect(page.getByLabel('Year of birth', { exact: true })).toHaveValue('');

  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('What is it for?').fill(name);
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click();
  await expect(page.getByLabel('The key', { exact: true })).toHaveValue(/^uk_/);
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: `End it: key “${name}”` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await expect(page.locator('main').getByText(name)).toHaveCount(0);

  const link = page.getByRole('link', { name: 'Download my data' });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toContain('.json');

  // A line that broke is no matter any more when one comes back to it.
  const erases = page.getByRole('dialog').getByRole('button', { name: 'Erase my account' });
  const refusal = { code: 'internal', title: 'The service could not do it', detail: 'Try again.' };
  await page.route('**/me/erasure', (route) => route.fulfill({ status: 409, json: refusal }), { times: 1 });
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await erases.click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Erase my account' }).click();
  await expect(erases).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveCount(0);
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Erase my account' }).click();
  await expect(page.locator('main')).toContainText('Your account is erased on');
  await page.getByRole('button', { name: 'Keep my account' }).click();
  await expect(page.getByRole('button', { name: 'Erase my account' })).toBeVisible();
});

test('what a stranger chose and left is not put before who signs in next', async ({ page, request }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await page.clock.setFixedTime(new Date(`${comingDay(2)}T03:00:00Z`));
  const answer = await request.get(`/api/v1/labs/${LAB}/machines?process=vinyl_cutting`);
  const machine = (await answer.json()).items[0];
  const sheet = page.getByRole('dialog', { name: t('book-title', { machine: machine.name[lang] }) });
  await open(page, `/machines/${machine.id}?lang=${lang}`);
  await page.locator('main ul.plain button').first().click();
  await sheet.getByRole('link', { name: t('nav-sign-in') }).click();
  await expect(page.locator('[autocomplete="username"]')).toBeVisible();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText(machine.name[lang]);
  await page
    .locator('header')
    .getByRole('link', { name: t('nav-sign-in') })
    .click();
  await page.locator('[autocomplete="username"]').fill('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === `/machines/${machine.id}`);
  await page.locator('body[data-ready="true"]').waitFor();
  await expect(page.locator('main ul.plain button').first()).toBeVisible();
  await expect(sheet).toBeHidden();
});
