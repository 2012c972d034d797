import type { Page } from '@playwright/test';
import { expect, isAccessible, open, signIn, test } from './support';

/** Nobody else's: the same name is never made twice in one database. */
const unique = () => String(Date.now()).slice(-8);

/** Takes a machine that a test made out of the lists again. */
async function retire(page: Page, words: { retire: string; reason: string }): Promise<void> {
  await page.getByRole('button', { name: words.retire }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(words.reason).fill('Made by a test');
  await sheet.getByRole('button', { name: words.retire }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: words.retire })).toHaveCount(0);
}

test('a manager finds machines by words and by status', async ({ page }) => {
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/machines');
  const rows = page.locator('tbody tr');
  await expect(rows).not.toHaveCount(0);
  await isAccessible(page);
  await page.getByRole('searchbox').fill('laser sp500');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('терезе');
  await expect(rows).toHaveText(/Prusa 1/);
  await page.getByRole('searchbox').fill('');
  await page.getByLabel('Status').selectOption('degraded');
  await expect(rows.getByText('Works with limits').filter({ visible: true })).toHaveCount(await rows.count());
});

test('a manager adds a machine, changes it, sets its status and retires it', async ({ page }) => {
  const name = `Bench ${unique()}`;
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/machines/new');
  await page.getByRole('button', { name: 'Add a machine' }).click();
  await expect(page.getByText('Give a name in one language at least.')).toBeVisible();
  const named = page.getByRole('group', { name: 'Name' });
  await expect(named.getByLabel('English')).toBeFocused();
  await named.getByLabel('English').fill(name);
  await expect(named.getByText('Empty: shown in English.')).toHaveCount(3);
  await page.getByRole('group', { name: 'What it is for' }).getByLabel('English').fill('For joints of wood.');
  await page.getByLabel('Model').fill('T-1000');
  await page.getByLabel('Asset tag').fill('FAB-001');
  await page.getByRole('button', { name: 'Add an ability' }).click();
  await page.getByLabel('Process').selectOption('MEX');
  await page.getByLabel('Material').selectOption('metal');
  await page.getByLabel('How the metal is made').selectOption('green_part');
  await page.getByLabel('Furnace').fill('Nabertherm');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Add a machine' }).click();
  // Another machine has that tag: it is said at the field, and nothing typed is lost.
  await expect(page.getByLabel('Asset tag')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Model')).toHaveValue('T-1000');
  await page.getByLabel('Asset tag').fill('');
  await page.getByRole('button', { name: 'Add a machine' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByText('from the beginning').waitFor();
  await isAccessible(page);

  // Somebody else changes it meanwhile: both changes are kept.
  await page.getByLabel('Where it stands').fill('Room 9');
  const path = `/api/v1/machines/${page.url().split('/').at(-1)}`;
  await page.evaluate(async (path) => {
    const etag = (await fetch(path)).headers.get('ETag') ?? '';
    const headers = { 'If-Match': etag, 'Content-Type': 'application/merge-patch+json' };
    await fetch(path, { method: 'PATCH', headers, body: JSON.stringify({ serial: 'SN 7' }) });
  }, path);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Somebody changed this machine');
  await expect(page.getByLabel('Serial number')).toHaveValue('SN 7');
  await expect(page.getByLabel('Where it stands')).toHaveValue('Room 9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();

  await page.getByRole('button', { name: 'Set the status' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('New status').selectOption('out_of_service');
  await expect(sheet).toContainText('Bookings that stand stay');
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Set the status' }).click();
  await expect(sheet.getByText('Needed')).toBeVisible();
  await sheet.getByLabel('Reason').fill('The belt tore');
  await sheet.getByRole('button', { name: 'Set the status' }).click();
  await expect(sheet).toBeHidden();
  const latest = page.locator('ol > li').first();
  await expect(latest).toContainText('Out of service');
  await expect(latest).toContainText('The belt tore');
  await expect(latest).toContainText('Set by Айгүл');

  await page.getByText('Time to repair').click();
  await expect(page.getByText('Unplanned downtime divided by the faults')).toBeVisible();
  await isAccessible(page);
  await retire(page, { retire: 'Retire', reason: 'Reason' });
  await page.getByRole('link', { name: 'All machines' }).click();
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByText('No machine fits')).toBeVisible();
  await page.getByLabel('Status').selectOption('retired');
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('a list comes in from CSV after one has seen what would happen (ru)', async ({ page }) => {
  const tag = `T-${unique()}`;
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/machines/import');
  await expect(page.getByRole('link', { name: 'Образец файла' })).toHaveAttribute('download', 'machines.csv');
  await page.getByRole('button', { name: 'Вставить' }).click();
  const list = page.getByLabel('Список вместе с заголовком');
  const look = page.getByRole('button', { name: 'Посмотреть, что будет' });
  await list.fill('colour\nred\n');
  await look.click();
  await expect(page.getByRole('alert')).toContainText('model');
  const text = `make,model,asset_tag,process,material_class\nPrusa,MK4,${tag},MEX,polymer\nPrusa,,${tag}b,MEX,cheese\n`;
  await list.fill(text);
  await look.click();
  const rows = page.locator('ol > li');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('Будет добавлена');
  await expect(rows.nth(1)).toContainText('Не войдёт');
  await expect(rows.nth(1)).toContainText('material_class: ');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Добавить 1 машину' }).click();
  await expect(rows.nth(0)).toContainText('Добавлена');
  await isAccessible(page);

  // The same file again changes nothing, as a file this time.
  await page.getByRole('button', { name: 'Файл' }).click();
  await page
    .getByLabel('Файл CSV')
    .setInputFiles({ name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await look.click();
  await expect(rows.nth(0)).toContainText('Уже есть');
  await expect(page.getByRole('button', { name: 'Нечего добавлять' })).toBeDisabled();
  await rows.nth(0).getByRole('link').click();
  await retire(page, { retire: 'Списать', reason: 'Причина' });
});

test('classes are made and renamed', async ({ page }) => {
  const name = `Benches ${unique()}`;
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/machines/classes');
  await page.getByRole('button', { name: 'New class' }).click();
  const sheet = page.getByRole('dialog');
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByText('Give a name in one language at least.')).toBeVisible();
  await expect(sheet.getByLabel('English')).toBeFocused();
  await sheet.getByLabel('English').fill(name);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole('button', { name: `Change ${name}` }).click();
  await expect(sheet.getByLabel('English')).toHaveValue(name);
  await sheet.getByLabel('English').fill(`${name} b`);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('rowheader', { name: `${name} b` })).toBeVisible();
});

test('a technician sees machines and is offered no change', async ({ page }) => {
  await signIn(page, 'technician', 'en');
  await open(page, '/manage/machines');
  await expect(page.getByRole('link', { name: 'Add a machine' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Ender' }).click();
  await expect(page.getByText("The bed's thermistor is broken")).toBeVisible();
  await expect(page.getByText('Asset tag: FAB-005')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set the status' })).toHaveCount(0);
  await isAccessible(page);
  await page.goto('/manage/machines/import');
  await expect(page.getByRole('heading', { level: 1, name: 'This page is for others' })).toBeVisible();
});
