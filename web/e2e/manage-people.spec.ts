import type { APIRequestContext, Page } from '@playwright/test';
import { ownLab } from './own-lab';
import { AS_A_PAGE, become, comingDay, expect, isAccessible, open, signIn, test } from './support';
import { speaking } from './words';

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

test('a manager takes in who waits at the desk, and looks after them', async ({ page, request }, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'en');
  // The lab's own name of it.
  const laser = lang === 'ru' ? 'Лазерная безопасность' : 'Laser safety';
  test.setTimeout(120_000);
  const mark = unique();
  const [one, other] = [`Wren ${mark}`, `Kite ${mark}`];
  await signIn(page, 'manager', lang);
  await registration(page, 'desk');
  try {
    await register(request, one, `wren-${mark}@example.org`);
    await register(request, other, `kite-${mark}@example.org`);
  } finally {
    await registration(page, 'open');
  }

  await open(page, '/manage/people');
  await page.getByRole('button', { name: t('people-decline-name', { name: other }) }).click();
  await isAccessible(page);
  await sheet(page).getByRole('textbox').fill('Not of this university.');
  await sheet(page)
    .getByRole('button', { name: t('people-decline'), exact: true })
    .click();
  await expect(page.getByText(t('people-declined', { name: other }))).toBeVisible();
  await page.getByRole('button', { name: t('people-confirm-name', { name: one }) }).click();
  await expect(page.getByText(t('people-confirmed', { name: one }))).toBeVisible();

  await page.getByRole('searchbox').fill(`wren ${mark}`);
  await expect(page.getByText(t('people-found', { n: 1 }), { exact: true })).toBeVisible();
  await page.locator('tbody').getByRole('link', { name: one }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one);
  await expect(page.getByText(t('people-recent-none'))).toBeVisible();
  await isAccessible(page);

  const erase = page.getByRole('button', { name: t('people-erase'), exact: true });
  await erase.click();
  await sheet(page).getByRole('textbox').fill('A letter of 3 September.');
  await sheet(page)
    .getByRole('button', { name: t('people-erase'), exact: true })
    .click();
  await expect(page.getByText(like('people-erase-waits', 'day'))).toBeVisible();
  await page.getByRole('button', { name: t('people-erase-keep') }).click();
  await expect(erase).toBeVisible();

  await page.getByRole('button', { name: t('people-change') }).click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('radio', { name: t('role-technician') })
    .check();
  await sheet(page).getByLabel(t('people-field-affiliation')).fill('Mechanics');
  // Somebody else notes their number meanwhile.
  const path = `${LAB}/members/${new URL(page.url()).pathname.split('/').at(-1)}`;
  const noted = { role: 'student', student_number: `N-${mark}` };
  expect((await page.request.put(path, { headers: AS_A_PAGE, data: noted })).ok()).toBe(true);
  await sheet(page)
    .getByRole('button', { name: t('do-save') })
    .click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).getByRole('radio', { name: t('role-technician') })).toBeChecked();
  await expect(sheet(page).getByLabel(t('people-field-student-number'))).toHaveValue(`N-${mark}`);
  await sheet(page)
    .getByRole('button', { name: t('do-save') })
    .click();
  await expect(page.locator('dl')).toContainText(t('role-technician'));
  await expect(page.locator('dl')).toContainText('Mechanics');

  await page.getByRole('button', { name: t('people-give') }).click();
  await isAccessible(page);
  await sheet(page).getByLabel(t('people-qualification')).selectOption({ label: laser });
  await sheet(page).getByLabel(t('people-level')).selectOption('trainer');
  await sheet(page)
    .getByRole('button', { name: t('people-give-do') })
    .click();
  await page.getByRole('button', { name: t('people-revoke-of', { name: laser }) }).click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('people-revoke') })
    .click();
  await expect(sheet(page)).toContainText(t('field-required'));
  await sheet(page).getByRole('textbox').fill('Left the laser burning alone');
  await sheet(page)
    .getByRole('button', { name: t('people-revoke') })
    .click();
  await expect(page.getByText(like('people-revoked-on', 'day'))).toBeVisible();

  await page.getByRole('button', { name: t('people-code') }).click();
  await sheet(page)
    .getByRole('button', { name: t('people-code-make') })
    .click();
  await expect(sheet(page)).toContainText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await expect(sheet(page)).toContainText(`wren-${mark}@example.org`);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('people-code-told') })
    .click();
  await page.getByRole('button', { name: t('people-code') }).click();
  await expect(sheet(page)).not.toContainText(like('people-code-until', 'until'));
});

test('who is suspended books nothing until that ends, and is told when; once it is lifted they book', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `suspend-${lang}-${Date.now()}`);
  const [nurlan, asel] = [await lab.join('Nurlan'), await lab.join('Asel', 'manager')];
  await lab.machine('Mill');
  const go = (path: string) => open(page, `${path}${path.includes('?') ? '&' : '?'}lab=${lab.slug}&lang=${lang}`);
  const until = page.locator('dl > dt', { hasText: t('people-suspended-until') });
  await become(page, asel.email);
  await go(`/manage/people/${nurlan.id}`);
  await page.getByRole('button', { name: t('people-suspend') }).click();
  await sheet(page)
    .getByLabel(t('people-suspend-last'))
    .fill(`${new Date().getUTCFullYear() + 1}-03-14`);
  await sheet(page).getByLabel(t('field-reason')).fill('Left the mill running');
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('people-suspend') })
    .click();
  await expect(until).toBeVisible();
  await page.getByRole('link', { name: t('people-trail') }).click();
  await expect(page.getByText('Left the mill running')).toBeVisible();

  // Until when is told where they would book, and why in their profile.
  const book = async () => {
    await go(`/board?view=list&day=${comingDay(3)}`);
    await page.getByRole('region', { name: 'Mill' }).getByRole('button').first().click();
    await sheet(page).locator('[type="submit"]').click();
  };
  await become(page, nurlan.email);
  await book();
  const refused = sheet(page).getByRole('alert');
  await expect(refused).toContainText(like('refused-suspended', 'until'));
  // Its last day is the 14th: with the 15th they may again.
  await expect(refused).toContainText(/\b15\b/);
  await isAccessible(page);
  await go('/profile');
  const own = page.getByRole('listitem').filter({ hasText: 'Left the mill running' });
  await expect(own).toContainText(like('account-suspended', 'until'));
  await isAccessible(page);

  await become(page, asel.email);
  await go(`/manage/people/${nurlan.id}`);
  await expect(page.locator('dd', { hasText: 'Left the mill running' })).toBeVisible();
  await page.getByRole('button', { name: t('people-suspension') }).click();
  await sheet(page)
    .getByRole('button', { name: t('people-lift') })
    .click();
  await expect(until).toBeHidden();
  await become(page, nurlan.email);
  await book();
  await expect(page.getByText(like('book-done', 'machine', 'day', 'time'))).toBeVisible();
});

test('a list is looked at line by line, taken in, and its slips are printed', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  test.setTimeout(90_000);
  const mark = unique();
  await signIn(page, 'manager', lang);
  await open(page, '/manage/people/import');
  const sample = page.waitForEvent('download');
  await page.getByRole('link', { name: t('people-sample') }).click();
  expect((await sample).suggestedFilename()).toBe('members-sample.csv');
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('full_name\nСокол') };
  await page.getByLabel(t('people-file')).setInputFiles(file);
  await expect(page.getByText('list.csv')).toBeVisible();
  await page.getByRole('button', { name: t('people-source-paste') }).click();
  const list = `ФИО;Номер студента;Роль\nСокол ${mark};${mark};\n"Чайка; Анна";;студент\n`;
  await page.getByRole('textbox').fill(list);
  await page.getByRole('button', { name: t('people-look') }).click();
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(t('people-would-created'));
  await expect(rows.nth(1)).toContainText('Чайка; Анна');
  await expect(rows.nth(1)).toContainText(t('people-would-failed'));
  await isAccessible(page);
  await page.getByRole('button', { name: t('people-take', { n: 1 }) }).click();
  await expect(rows.nth(0)).toContainText(t('people-was-created'));
  await isAccessible(page);
  const slips = page.waitForEvent('download');
  await page.getByRole('button', { name: t('people-slips-theirs') }).click();
  expect((await slips).suggestedFilename()).toBe('claim-slips-fablab-bishkek.pdf');
  const pdf = await (await slips).createReadStream();
  const bytes = Buffer.concat(await pdf.toArray());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await rows.nth(0).getByRole('link').click();
  await expect(page.getByText(t('people-standing-unclaimed'), { exact: true })).toBeVisible();
  await isAccessible(page);
  await open(page, `/manage/people?status=unclaimed&q=${mark}`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.getByRole('button', { name: t('people-slips') }).click();
  await isAccessible(page);
  await sheet(page).getByRole('searchbox').fill(mark);
  await sheet(page).getByLabel(`Сокол ${mark}`).check();
  const again = page.waitForEvent('download');
  await sheet(page)
    .getByRole('button', { name: t('people-slips-print', { n: 1 }) })
    .click();
  expect((await again).suggestedFilename()).toMatch(/\.pdf$/);
  await expect(sheet(page).getByRole('link', { name: t('manage-printed-again') })).toBeVisible();
});

test('the only manager stays one, and is told why', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/people?role=manager');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await page.locator('tbody a').first().click();
  await page.getByRole('button', { name: t('people-change') }).click();
  const student = sheet(page).getByRole('radio', { name: t('role-student') });
  await student.check();
  await sheet(page)
    .getByRole('button', { name: t('do-save') })
    .click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('code-last-manager'));
  await expect(student).toBeChecked();
  await isAccessible(page);
});

test('a qualification is added in the languages one has', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  const name = `Welding ${unique()}`;
  await signIn(page, 'manager', lang);
  await open(page, '/manage/people/qualifications');
  await page.getByRole('button', { name: t('people-add') }).click();
  await sheet(page)
    .getByRole('button', { name: t('people-add') })
    .click();
  await expect(sheet(page)).toContainText(t('people-name-needed'));
  await isAccessible(page);
  await sheet(page).getByLabel('English').fill(name);
  await sheet(page).getByLabel(t('people-days')).fill('30');
  await sheet(page).getByLabel(t('people-levels')).fill('user\ntrainer');
  await sheet(page)
    .getByRole('button', { name: t('people-add') })
    .click();
  const card = page.locator('li.card').filter({ hasText: name });
  await expect(card).toContainText(t('people-valid-days', { n: 30 }));
  await card.getByRole('link').click();
  await expect(page.getByText(t('people-holders-of', { name }))).toBeVisible();
  await expect(page.getByText(t('people-found', { n: 0 }), { exact: true })).toBeVisible();
});

test('a technician sees people and changes nothing', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'en');
  await signIn(page, 'technician', lang);
  await open(page, '/manage/people?q=student%40');
  await expect(page.getByRole('link', { name: t('people-import') })).toHaveCount(0);
  await page.locator('tbody a').first().click();
  await expect(page.getByRole('heading', { name: t('people-coming') })).toBeVisible();
  await isAccessible(page);
  const acts = ['people-change', 'people-suspend', 'people-code', 'people-give'].map((id) => t(id));
  for (const name of [...acts, like('people-revoke-of', 'name')]) {
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  }
});
