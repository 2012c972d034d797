import { expect, isAccessible, open, signIn, test } from './support';
import { speaking } from './words';

test('a key is made, shown once, copied and revoked', async ({ page, context }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = `Plug ${String(Date.now()).slice(-8)}`;
  await signIn(page, 'manager', lang);
  await open(page, '/manage/devices');
  await page.getByRole('button', { name: t('devices-new') }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: t('devices-make') }).click();
  await expect(sheet.getByText(t('field-required'), { exact: true })).toHaveCount(2);
  await isAccessible(page);
  await sheet.getByLabel(t('devices-name')).fill(name);
  await sheet.getByLabel(t('manage-machine')).selectOption({ index: 1 });
  await sheet.getByRole('button', { name: t('devices-make') }).click();
  const key = sheet.getByLabel(t('devices-key'), { exact: true });
  await expect(key).toHaveValue(/^uk_/);
  await isAccessible(page);
  await sheet.getByRole('button', { name: t('devices-copy') }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await key.inputValue());
  await sheet.getByRole('button', { name: t('devices-kept') }).click();
  await expect(page.locator('main')).not.toContainText('uk_');

  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(t('devices-is-active'));
  await row.getByRole('button', { name: t('devices-revoke-one', { name }) }).click();
  await isAccessible(page);
  await sheet.getByRole('button', { name: t('devices-revoke'), exact: true }).click();
  await expect(row).toContainText(t('devices-is-revoked'));
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('keys are no business of a technician', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  await signIn(page, 'technician', lang);
  await page.goto('/manage/devices');
  await expect(page.getByRole('heading', { level: 1, name: t('page-not-yours') })).toBeVisible();
  await expect(page.locator('nav').getByRole('link', { name: t('manage-devices') })).toHaveCount(0);
});
