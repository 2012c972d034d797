import { expect, isAccessible, open, signIn, test } from './support';
import { speaking } from './words';

// Reading is for good: each size has a reader of its own.
const READERS: Record<string, string> = { phone: 'technician', desktop: 'manager' };

test('what one is told is read, and one chooses how', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/me/notifications') && asked.push(request.url()));
  await signIn(page, READERS[info.project.name] ?? '', lang);
  expect(asked, 'nobody who is signed out is asked for').toEqual([]);

  await page.getByRole('link', { name: like('nav-inbox', 'n') }).click();
  await expect(page.locator('main article').first()).toBeVisible();
  await isAccessible(page);
  await page.locator('main .segments button').last().click();
  await expect(page).toHaveURL(/show=unread/);
  const unread = page.getByRole('button', { name: like('inbox-read-one', 'title') });
  await expect(unread.first()).toBeVisible();
  const before = await unread.count();
  await unread.first().click();
  await expect(unread).toHaveCount(before - 1);

  // What is opened leads to where it is about, and is read.
  const opened = page.locator('main article').filter({ has: unread }).first().locator('a');
  const [href] = [await opened.getAttribute('href')];
  await opened.click();
  await expect(page).toHaveURL((url) => url.pathname === href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, '/inbox?show=unread');
  await expect(unread).toHaveCount(before - 2);
  if (before > 2) await page.getByRole('button', { name: t('inbox-read-all') }).click();
  await expect(unread).toHaveCount(0);
  await open(page, '/inbox?show=unread');
  await expect(page.getByText(t('inbox-none-unread'))).toBeVisible();
  await isAccessible(page);

  await page.getByRole('link', { name: t('inbox-how') }).click();
  const letter = page.getByRole('group', { name: t('inbox-group-reminders') }).getByLabel(t('inbox-channel-email'));
  await expect(letter).toBeChecked();
  await letter.uncheck();
  await page.getByLabel(t('inbox-quiet')).check();
  const daily = page.locator('input[name="digest"][value="daily"]');
  const other = (await daily.isChecked()) ? 'off' : 'daily';
  await page.locator(`input[name="digest"][value="${other}"]`).check();
  await isAccessible(page);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('inbox-saved'))).toBeVisible();
  await page.reload();
  await expect(letter).not.toBeChecked();
  await expect(page.getByLabel(t('inbox-quiet'))).toBeChecked();
  await expect(page.locator(`input[name="digest"][value="${other}"]`)).toBeChecked();
});
