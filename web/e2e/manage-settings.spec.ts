import type { Page } from '@playwright/test';
import { expect, isAccessible, open, signIn, test } from './support';

const LAB = '/api/v1/labs/fablab-bishkek';
/** Far enough ahead that nothing else of the demo lab happens then. */
const FAR_DAYS = 400;
const farDay = (days = FAR_DAYS) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const sheet = (page: Page) => page.getByRole('dialog');
const told = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();

/** Changes the lab behind the page's back, as another manager would. */
async function meanwhile(page: Page, body: object): Promise<void> {
  const seen = await page.request.get(LAB);
  const status = await page.evaluate(
    async ([path, etag, sent]) => {
      const headers = { 'Content-Type': 'application/merge-patch+json', 'If-Match': etag ?? '' };
      return (await fetch(path ?? '', { method: 'PATCH', headers, body: sent })).status;
    },
    [LAB, seen.headers()['etag'], JSON.stringify(body)],
  );
  expect(status).toBe(200);
}

/** Lets a change be asked for and never made: the other tests need the days that it is about. */
async function onlyAsk(page: Page, path: string): Promise<void> {
  await page.route(path, (route) => {
    const request = route.request();
    const makes = request.method() === 'POST' && !request.postData()?.includes('"dry_run":true');
    return makes ? route.abort() : route.continue();
  });
}

test('a manager sees how the settings stand, and a technician is not offered them', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings');
  await expect(page.getByText('Students can book at most 8 hours at a time, up to 21 days ahead.')).toBeVisible();
  await signIn(page, 'technician', 'en');
  await page.goto('/manage/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is for others');
});

test('what joining takes is said, and a code that lacks is asked for', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings/lab');
  const save = page.getByRole('button', { name: 'Save' });
  await page.getByRole('radio', { name: /With a code/ }).check();
  await save.click();
  await expect(page.getByText('To join with a code, the lab needs one.')).toBeVisible();
  await isAccessible(page);
  await page.getByRole('textbox', { name: 'The lab’s code' }).fill('bee-hive-7');
  await save.click();
  await told(page, 'Saved');
  await page.getByRole('radio', { name: /^Open/ }).check();
  await page.getByRole('textbox', { name: 'The lab’s code' }).fill('');
  await save.click();
  await expect(page.getByRole('textbox', { name: 'The lab’s code' })).toHaveCount(0);
});

test('rules say in plain words what they mean while one types (ru)', async ({ page }) => {
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/settings/policies');
  const preview = page.locator('aside');
  await page.getByLabel('Самая долгая бронь', { exact: true }).fill('1');
  await page.getByLabel('За сколько дней').fill('14');
  await expect(preview).toContainText(
    'Студенты могут бронировать не дольше чем на 1 час за раз, не раньше чем за 14 дней.',
  );
  await page.getByLabel('Самая долгая бронь', { exact: true }).fill('4');
  await page.getByLabel('Самая короткая бронь', { exact: true }).fill('30');
  await expect(preview).toContainText('от 30 минут до 4 часов за раз');
  await page.getByLabel('Самая короткая бронь', { exact: true }).fill('300');
  await expect(page.getByText(/длиннее самой долгой/)).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: 'Как было' }).click();
  await expect(preview).toContainText('не дольше чем на 8 часов за раз, не раньше чем за 21 день');
});

test('a class takes from the lab what it does not say, and another’s change is told', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings/policies');
  await page.getByLabel('Rules of').selectOption({ label: 'Laser cutters · own rules' });
  await expect(page.locator('aside')).toContainText('at most 4 hours at a time, up to 21 days ahead');
  await expect(page.locator('aside')).toContainText('Training needed: Laser safety.');
  await expect(page.getByText('Left empty: 21 days (as the lab says).')).toBeVisible();
  await page.getByLabel('Notice before the start', { exact: true }).fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await told(page, 'Saved');
  await expect(page.locator('aside')).toContainText('At least 2 hours before the start.');
  await page.getByLabel('Notice before the start', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('aside')).not.toContainText('At least 2 hours');
  await page.getByRole('button', { name: 'Take all from the lab again' }).click();
  await expect(sheet(page)).toContainText('Students can book at most 8 hours');
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Cancel' }).click();

  await open(page, '/manage/settings/policies');
  await page.getByLabel('How far ahead').fill('20');
  await meanwhile(page, { policy: { max_active_reservations: 6 } });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody changed this');
  await expect(page.getByLabel('How far ahead')).toHaveValue('21');
});

test('hours are checked, said in words, and hold from their day on', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings/hours');
  await page.getByRole('button', { name: 'Change' }).first().click();
  const form = page.locator('form');
  const monday = form.getByRole('group', { name: 'Monday' });
  await monday.getByRole('button', { name: /Add hours/ }).click();
  await monday.getByLabel('Monday, span 2: opens').fill('10:00');
  await expect(monday).toContainText('It overlaps another span of the day.');
  await isAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await monday.getByRole('button', { name: 'Monday: remove span 2' }).click();

  await onlyAsk(page, '**/opening-hours');
  // Closing all week would leave bookings of the next days outside: they are shown, and nothing is done yet.
  while ((await form.getByRole('button', { name: /: remove span/ }).count()) > 0)
    await form
      .getByRole('button', { name: /: remove span/ })
      .first()
      .click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(sheet(page)).toContainText(/bookings? lies? outside these hours/);
  await expect(sheet(page).getByRole('listitem').first()).toBeVisible();
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Back' }).click();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await page.unroute('**/opening-hours');

  await page.getByRole('button', { name: 'Change' }).first().click();
  await form.getByLabel('Holds from').fill(farDay());
  await form
    .getByRole('group', { name: 'Sunday' })
    .getByRole('button', { name: /Add hours/ })
    .click();
  await expect(page.locator('aside')).toContainText(/Sunday\s*09:00–18:00/);
  await form.getByRole('button', { name: 'Save' }).click();
  await told(page, 'These hours hold from');
  const planned = page.locator('section.card').filter({ hasText: 'Sunday' }).last();
  await expect(planned).toContainText('09:00–18:00');
});

test('a closure is made for a machine, changed, and taken back', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings/closures');
  await page.getByRole('button', { name: 'Add a closure' }).click();
  const send = sheet(page).locator('button[type="submit"]');
  await send.click();
  await expect(sheet(page)).toContainText('Give the reason in one language at least.');
  await isAccessible(page);
  await sheet(page).getByLabel('First day').fill(farDay());
  await sheet(page).getByLabel('What is closed').selectOption({ label: 'Some machines' });
  await sheet(page).getByRole('checkbox').nth(1).check();
  await sheet(page).getByLabel('English').fill('Power cut of the test');
  await isAccessible(page);
  await send.click();
  await told(page, 'The closure is set');
  const row = page.getByRole('listitem').filter({ hasText: 'Power cut of the test' });
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: /^Change/ }).click();
  await sheet(page).getByLabel('Whole days').uncheck();
  await sheet(page).getByLabel('From what time').fill('10:00');
  await sheet(page).getByLabel('Until what time').fill('12:30');
  await send.click();
  await expect(row).toContainText('10:00–12:30');
  await row.getByRole('button', { name: /^Take back/ }).click();
  await expect(sheet(page)).toContainText('stay cancelled');
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Take back' }).click();
  await told(page, 'The closure is taken back');
  await expect(row).toHaveCount(0);
});

test('a closure says which bookings it would cancel before it does', async ({ page }) => {
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/settings/closures');
  await page.getByRole('button', { name: 'Добавить закрытие' }).click();
  await onlyAsk(page, '**/closures');
  await sheet(page).getByLabel('Последний день').fill(farDay(14));
  await sheet(page).getByLabel('Русский').fill('Переезд');
  await sheet(page).locator('button[type="submit"]').click();
  await expect(sheet(page)).toContainText(/Закрыть и отменить \d+ брон/);
  await expect(sheet(page).getByRole('listitem').first()).toBeVisible();
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Назад' }).click();
  await expect(sheet(page).getByLabel('Русский')).toHaveValue('Переезд');
});

test('public holidays are added once', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/settings/closures?past=yes');
  // One that is past is taken back and comes again: nothing of the days ahead changes.
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Public holiday' })
    .first()
    .getByRole('button', { name: /^Take back/ })
    .click();
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Take back' }).click();
  await told(page, 'The closure is taken back');
  const year = String(new Date().getFullYear());
  await page.getByRole('button', { name: 'Add a year’s holidays' }).click();
  await sheet(page).getByLabel('Year').selectOption(year);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: `Add those of ${year}` })
    .click();
  await expect(sheet(page)).toContainText(`One holiday of ${year} was added`);
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Add a year’s holidays' }).click();
  await sheet(page).getByLabel('Year').selectOption(year);
  await sheet(page)
    .getByRole('button', { name: `Add those of ${year}` })
    .click();
  await expect(sheet(page)).toContainText('The lab has all of them already.');
});
