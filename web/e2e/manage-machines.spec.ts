import type { Page } from '@playwright/test';
import { expect, isAccessible, open, patch, signIn, test } from './support';
import { speaking, type Say } from './words';

/** Nobody else's: the same name is never made twice in one database. */
const unique = () => String(Date.now()).slice(-8);

/** Takes a machine that a test made out of the lists again. */
async function retire(page: Page, t: Say): Promise<void> {
  await page.getByRole('button', { name: t('machines-retire') }).click();
  const sheet = page.getByRole('dialog');
  await isAccessible(page);
  await sheet.getByLabel(t('field-reason')).fill('Made by a test');
  await sheet.getByRole('button', { name: t('machines-retire') }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('button', { name: t('machines-retire') })).toHaveCount(0);
}

test('a manager finds machines by words and by status', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/machines');
  const rows = page.locator('tbody tr');
  await expect(rows).not.toHaveCount(0);
  await page.getByRole('searchbox').fill('laser sp500');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('терезе');
  await expect(rows).toContainText(['FAB-001']);
  await page.getByRole('searchbox').fill('');
  await page.getByLabel(t('manage-status')).selectOption('degraded');
  await expect(rows.getByText(t('status-degraded')).filter({ visible: true })).toHaveCount(await rows.count());
});

test('a manager adds a machine, changes it, sets its status and retires it', async ({ page }, info) => {
  test.slow();
  const { lang, t } = speaking(info, 'ky', 'en');
  const name = `Bench ${unique()}`;
  await signIn(page, 'manager', lang);
  await open(page, '/manage/machines/new');
  await page.getByRole('button', { name: t('machines-add') }).click();
  await expect(page.getByText(t('machines-name-needed'))).toBeVisible();
  const named = page.getByRole('group', { name: t('machines-name') });
  await expect(named.locator(`[lang="${lang}"]`)).toBeFocused();
  await named.getByLabel('English').fill(name);
  await expect(named.getByText(t('manage-text-instead', { lang: 'English' }))).toHaveCount(3);
  await page
    .getByRole('group', { name: t('machines-description') })
    .getByLabel('English')
    .fill('For joints of wood.');
  await page.getByLabel(t('machines-model')).fill('T-1000');
  await page.getByLabel(t('machines-tag')).fill('FAB-001');
  await page.getByRole('button', { name: t('machines-can-add') }).click();
  await page.getByLabel(t('machines-process')).selectOption('MEX');
  await page.getByLabel(t('machines-material')).selectOption('metal');
  await page.getByLabel(t('machines-metal')).selectOption('green_part');
  await page.getByLabel(t('machines-furnace')).fill('Nabertherm');
  await isAccessible(page);
  await page.getByRole('button', { name: t('machines-add') }).click();
  // Another machine has that tag: it is said at the field, and nothing typed is lost.
  await expect(page.getByLabel(t('machines-tag'))).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(t('machines-model'))).toHaveValue('T-1000');
  await page.getByLabel(t('machines-tag')).fill('');
  await page.getByRole('button', { name: t('machines-add') }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByText(t('machines-always')).waitFor();
  await isAccessible(page);

  // Somebody else changes it meanwhile: both changes are kept.
  await page.getByLabel(t('machines-location')).fill('Room 9');
  await patch(page.request, `/machines/${page.url().split('/').at(-1)}`, { serial: 'SN 7' });
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(page.getByLabel(t('machines-serial'))).toHaveValue('SN 7');
  await expect(page.getByLabel(t('machines-location'))).toHaveValue('Room 9');
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByRole('status').filter({ hasText: t('manage-saved') })).toBeVisible();

  await page.getByRole('button', { name: t('machines-set-status') }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(t('machines-status-new')).selectOption('out_of_service');
  await expect(sheet).toContainText(t('machines-means-out-of-service'));
  await isAccessible(page);
  await sheet.getByRole('button', { name: t('machines-set-status') }).click();
  await expect(sheet.getByText(t('field-required'))).toBeVisible();
  await sheet.getByLabel(t('field-reason')).fill('The belt tore');
  await sheet.getByRole('button', { name: t('machines-set-status') }).click();
  await expect(sheet).toBeHidden();
  const latest = page.locator('ol > li').first();
  await expect(latest).toContainText(t('status-out-of-service'));
  await expect(latest).toContainText('The belt tore');
  await expect(latest).toContainText(t('machines-by', { name: 'Айгүл' }));

  await page.getByText(t('machines-figure-mttr')).click();
  await expect(page.getByText(t('machines-defined-mttr'))).toBeVisible();
  await isAccessible(page);
  await retire(page, t);
  await page.getByRole('link', { name: t('machines-all') }).click();
  await page.getByRole('searchbox').fill(name);
  await expect(page.getByText(t('machines-none-found'))).toBeVisible();
  await page.getByLabel(t('manage-status')).selectOption('retired');
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('a list comes in from CSV after one has seen what would happen', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  const tag = `T-${unique()}`;
  await signIn(page, 'manager', lang);
  await open(page, '/manage/machines/import');
  await expect(page.getByRole('link', { name: t('imports-sample') })).toHaveAttribute('download', 'machines.csv');
  await page.getByRole('button', { name: t('imports-paste') }).click();
  const list = page.getByLabel(t('imports-text'));
  const look = page.getByRole('button', { name: t('imports-look') });
  await list.fill('colour\nred\n');
  await look.click();
  await expect(page.getByRole('alert')).toContainText('model');
  const text = `make,model,asset_tag,process,material_class\nPrusa,MK4,${tag},MEX,polymer\nPrusa,,${tag}b,MEX,cheese\n`;
  await list.fill(text);
  await look.click();
  const rows = page.locator('ol > li');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText(t('imports-row-created'));
  await expect(rows.nth(1)).toContainText(t('imports-row-failed'));
  await expect(rows.nth(1)).toContainText('material_class: ');
  await isAccessible(page);
  await page.getByRole('button', { name: t('machines-import-take', { n: 1 }) }).click();
  await expect(rows.nth(0)).toContainText(t('imports-row-added'));
  await isAccessible(page);

  // The same file again changes nothing, as a file this time.
  await page.getByRole('button', { name: t('imports-file'), exact: true }).click();
  await page
    .getByLabel(t('imports-choose'))
    .setInputFiles({ name: 'machines.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await look.click();
  await expect(rows.nth(0)).toContainText(t('imports-row-unchanged'));
  await expect(page.getByRole('button', { name: t('machines-import-take', { n: 0 }) })).toBeDisabled();
  await rows.nth(0).getByRole('link').click();
  await retire(page, t);
});

test('classes are made and renamed', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  const name = `Benches ${unique()}`;
  await signIn(page, 'manager', lang);
  await open(page, '/manage/machines/classes');
  await page.getByRole('button', { name: t('machines-class-new') }).click();
  const sheet = page.getByRole('dialog');
  await isAccessible(page);
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await expect(sheet.getByText(t('machines-name-needed'))).toBeVisible();
  await expect(sheet.locator(`[lang="${lang}"]`)).toBeFocused();
  await sheet.getByLabel('English').fill(name);
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole('button', { name: t('machines-change-one', { name }) }).click();
  await expect(sheet.getByLabel('English')).toHaveValue(name);
  await sheet.getByLabel('English').fill(`${name} b`);
  // Somebody else names it in another language meanwhile.
  const { items } = await (await page.request.get('/api/v1/labs/fablab-bishkek/machine-classes?limit=200')).json();
  const { id } = items.find((one: { name: { en?: string } }) => one.name.en === name);
  await patch(page.request, `/machine-classes/${id}`, { name: { en: name, ru: 'Верстаки' } });
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await expect(sheet.getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet.getByLabel('English')).toHaveValue(`${name} b`);
  await expect(sheet.getByLabel('Русский')).toHaveValue('Верстаки');
  await sheet.getByLabel('Русский').fill('');
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByRole('rowheader', { name: `${name} b` })).toBeVisible();
});

test('a technician sees machines and is offered no change', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  await signIn(page, 'technician', lang);
  await open(page, '/manage/machines');
  await expect(page.getByRole('link', { name: t('machines-add') })).toHaveCount(0);
  await page.locator('tbody tr').filter({ hasText: 'FAB-005' }).getByRole('link').click();
  await expect(page.getByText("The bed's thermistor is broken")).toBeVisible();
  await expect(page.getByText(t('machines-told-tag', { tag: 'FAB-005' }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('machines-set-status') })).toHaveCount(0);
  await isAccessible(page);
  await page.goto('/manage/machines/import');
  await expect(page.getByRole('heading', { level: 1, name: t('page-not-yours') })).toBeVisible();
});
