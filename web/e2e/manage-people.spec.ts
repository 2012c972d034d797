import type { APIRequestContext, Page } from '@playwright/test';
import { expect, isAccessible, open, signIn, test } from './support';

const LAB = '/api/v1/labs/fablab-bishkek';
const sheet = (page: Page) => page.getByRole('dialog');

/** What no other run has used. */
const unique = () => `${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

/** Says by what way people come into the lab. */
async function registration(page: Page, way: 'open' | 'desk'): Promise<void> {
  const etag = (await page.request.get(LAB)).headers()['etag'] ?? '';
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'If-Match': etag };
  expect((await page.request.patch(LAB, { headers, data: { registration: way } })).ok()).toBe(true);
}

async function register(request: APIRequestContext, full_name: string, email: string): Promise<void> {
  const data = { full_name, email, password: 'three green kettles', locale: 'en', lab: 'fablab-bishkek' };
  expect((await request.post('/api/v1/auth/register', { data })).status()).toBe(201);
}

test('a manager takes in who waits at the desk, and looks after them', async ({ page, request }) => {
  test.setTimeout(120_000);
  const mark = unique();
  const [one, other] = [`Wren ${mark}`, `Kite ${mark}`];
  await signIn(page, 'manager', 'en');
  await registration(page, 'desk');
  try {
    await register(request, one, `wren-${mark}@example.org`);
    await register(request, other, `kite-${mark}@example.org`);
  } finally {
    await registration(page, 'open');
  }

  await open(page, '/manage/people');
  await page.getByRole('button', { name: `Decline ${other}` }).click();
  await isAccessible(page);
  await sheet(page).getByRole('textbox').fill('Not of this university.');
  await sheet(page).getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(page.getByText(`${other} no longer waits.`)).toBeVisible();
  await page.getByRole('button', { name: `Take in ${one}` }).click();
  await expect(page.getByText(`${one} is a member now.`)).toBeVisible();

  await page.getByRole('searchbox').fill(`wren ${mark}`);
  await expect(page.getByText('1 person', { exact: true })).toBeVisible();
  await page.locator('tbody').getByRole('link', { name: one }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one);
  await expect(page.getByText('No sessions yet.')).toBeVisible();
  await isAccessible(page);

  await page.getByRole('button', { name: 'Erase', exact: true }).click();
  await sheet(page).getByRole('textbox').fill('A letter of 3 September.');
  await sheet(page).getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByText(/^This person is erased on /)).toBeVisible();
  await page.getByRole('button', { name: 'Keep this person' }).click();
  await expect(page.getByRole('button', { name: 'Erase', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Change' }).click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('radio', { name: /^Technician/ })
    .check();
  await sheet(page)
    .getByLabel(/^Affiliation/)
    .fill('Mechanics');
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('dl')).toContainText('Technician');
  await expect(page.locator('dl')).toContainText('Mechanics');

  await page.getByRole('button', { name: 'Suspend' }).click();
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Suspend' }).click();
  await expect(page.locator('dl')).toContainText('Suspended until');
  await page.getByRole('button', { name: 'Suspension' }).click();
  await sheet(page).getByRole('button', { name: 'Lift the suspension' }).click();
  await expect(page.locator('dl')).not.toContainText('Suspended until');

  await page.getByRole('button', { name: 'Give one' }).click();
  await isAccessible(page);
  await sheet(page)
    .getByLabel(/^Qualification/)
    .selectOption({ label: 'Laser safety' });
  await sheet(page)
    .getByLabel(/^Level/)
    .selectOption('trainer');
  await sheet(page).getByRole('button', { name: 'Give it' }).click();
  await page.getByRole('button', { name: 'Revoke “Laser safety”' }).click();
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(sheet(page)).toContainText('Needed');
  await sheet(page).getByRole('textbox').fill('Left the laser burning alone');
  await sheet(page).getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText(/^Revoked \d/)).toBeVisible();

  await page.getByRole('button', { name: 'One-time code' }).click();
  await sheet(page).getByRole('button', { name: 'Make the code' }).click();
  await expect(sheet(page)).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await expect(sheet(page)).toContainText(`wren-${mark}@example.org`);
  await isAccessible(page);
  await sheet(page).getByRole('button', { name: 'I have told them' }).click();
  await page.getByRole('button', { name: 'One-time code' }).click();
  await expect(sheet(page)).not.toContainText('Holds until');
});

test('a list is looked at line by line, taken in, and its slips are printed (ru)', async ({ page }) => {
  test.setTimeout(90_000);
  const mark = unique();
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/people/import');
  const sample = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Образец файла' }).click();
  expect((await sample).suggestedFilename()).toBe('members-sample.csv');
  await page.getByRole('button', { name: 'Вставить текст' }).click();
  const list = `ФИО;Номер студента;Роль\nСокол ${mark};${mark};\n"Чайка; Анна";;студент\n`;
  await page.getByRole('textbox').fill(list);
  await page.getByRole('button', { name: 'Посмотреть, что произойдёт' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('Новый');
  await expect(rows.nth(1)).toContainText('Чайка; Анна');
  await expect(rows.nth(1)).toContainText('Не получится');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Принять 1 человека' }).click();
  await expect(rows.nth(0)).toContainText('Принят');
  await isAccessible(page);
  const slips = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Напечатать их листки' }).click();
  expect((await slips).suggestedFilename()).toBe('claim-slips-fablab-bishkek.pdf');
  const pdf = await (await slips).createReadStream();
  const bytes = Buffer.concat(await pdf.toArray());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await rows.nth(0).getByRole('link').click();
  await expect(page.getByText('Профиль не получен')).toBeVisible();
  await isAccessible(page);
  await open(page, `/manage/people?status=unclaimed&q=${mark}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: 'Листки с кодами' }).click();
  await isAccessible(page);
  await sheet(page).getByRole('searchbox').fill(mark);
  await sheet(page).getByLabel(`Сокол ${mark}`).check();
  const again = page.waitForEvent('download');
  await sheet(page).getByRole('button', { name: 'Напечатать 1 листок' }).click();
  expect((await again).suggestedFilename()).toMatch(/\.pdf$/);
  await expect(sheet(page).getByRole('link', { name: 'Сохранить файл' })).toBeVisible();
});

test('the only manager stays one, and is told why', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/people?role=manager');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().click();
  await page.getByRole('button', { name: 'Change' }).click();
  await sheet(page)
    .getByRole('radio', { name: /^Student/ })
    .check();
  await sheet(page).getByRole('button', { name: 'Save' }).click();
  await expect(sheet(page).getByRole('alert')).toContainText('The lab would have no manager');
  await expect(sheet(page).getByRole('radio', { name: /^Student/ })).toBeChecked();
  await isAccessible(page);
});

test('a qualification is added in the languages one has', async ({ page }) => {
  const name = `Welding ${unique()}`;
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/people/qualifications');
  await page.getByRole('button', { name: 'Add a qualification' }).click();
  await sheet(page).getByRole('button', { name: 'Add a qualification' }).click();
  await expect(sheet(page)).toContainText('Name it in one language at least.');
  await isAccessible(page);
  await sheet(page).getByLabel('English').fill(name);
  await sheet(page).getByLabel(/^Days/).fill('30');
  await sheet(page)
    .getByLabel(/^Levels/)
    .fill('user\ntrainer');
  await sheet(page).getByRole('button', { name: 'Add a qualification' }).click();
  const card = page.locator('li.card').filter({ hasText: name });
  await expect(card).toContainText('Holds 30 days');
  await card.getByRole('link').click();
  await expect(page.getByText(`Who holds “${name}” now.`)).toBeVisible();
  await expect(page.getByText('0 people', { exact: true })).toBeVisible();
});

test('a technician sees people and changes nothing', async ({ page }) => {
  await signIn(page, 'technician', 'en');
  await open(page, '/manage/people?q=student%40');
  await expect(page.getByRole('link', { name: 'Import a list' })).toHaveCount(0);
  await page.locator('tbody a').first().click();
  await expect(page.getByRole('heading', { name: 'Next bookings' })).toBeVisible();
  await isAccessible(page);
  for (const name of ['Change', 'Suspend', 'One-time code', 'Give one', /^Revoke/]) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
});
