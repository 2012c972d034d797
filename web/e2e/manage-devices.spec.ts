import { expect, isAccessible, open, signIn, test } from './support';

test('a key is made, shown once, copied and revoked', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = `Plug ${String(Date.now()).slice(-8)}`;
  await signIn(page, 'manager', 'en');
  await open(page, '/manage/devices');
  await page.getByRole('button', { name: 'New key' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Make the key' }).click();
  await expect(sheet.getByText('Needed')).toHaveCount(2);
  await isAccessible(page);
  await sheet.getByLabel('Name of the device').fill(name);
  await sheet.getByLabel('Machine').selectOption({ label: 'Prusa 2' });
  await sheet.getByRole('button', { name: 'Make the key' }).click();
  const key = sheet.getByLabel('Key', { exact: true });
  await expect(key).toHaveValue(/^uk_/);
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Copy the key' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await key.inputValue());
  await sheet.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.locator('main')).not.toContainText('uk_');

  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Good');
  await row.getByRole('button', { name: `Revoke the key of ${name}` }).click();
  await isAccessible(page);
  await sheet.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button')).toHaveCount(0);
});

test('keys are no business of a technician', async ({ page }) => {
  await signIn(page, 'technician', 'ru');
  await page.goto('/manage/devices');
  await expect(page.getByRole('heading', { level: 1, name: 'Эта страница не для вас' })).toBeVisible();
  await expect(page.locator('nav').getByRole('link', { name: 'Устройства' })).toHaveCount(0);
});
