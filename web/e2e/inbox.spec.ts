import { expect, isAccessible, open, signIn, test } from './support';

// Reading is for good: each size has a reader of its own.
const READERS = {
  phone: {
    who: 'technician',
    lang: 'ky',
    bell: /^Билдирүүлөр, \d+ окула элек$/,
    read: /^Окулду деп белгилөө: /,
    readAll: 'Баарын окулду деп белгилөө',
    nothing: 'Окула элек билдирүү жок',
    how: 'Мага кантип билдирилет',
    reminders: 'Эскертүүлөр',
    letter: 'Кат менен',
    quiet: 'Тынч сааттар',
    save: 'Сактоо',
    saved: 'Сакталды.',
  },
  desktop: {
    who: 'manager',
    lang: 'ru',
    bell: /^Уведомления, непрочитанных: \d+$/,
    read: /^Отметить прочитанным: /,
    readAll: 'Отметить все прочитанными',
    nothing: 'Непрочитанных нет',
    how: 'Как мне сообщать',
    reminders: 'Напоминания',
    letter: 'Письмом',
    quiet: 'Тихие часы',
    save: 'Сохранить',
    saved: 'Сохранено.',
  },
};

test('what one is told is read, and one chooses how', async ({ page }, info) => {
  const say = READERS[info.project.name as keyof typeof READERS];
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/me/notifications') && asked.push(request.url()));
  await signIn(page, say.who, say.lang);
  expect(asked, 'nobody who is signed out is asked for').toEqual([]);

  await page.getByRole('link', { name: say.bell }).click();
  await expect(page.locator('main article').first()).toBeVisible();
  await isAccessible(page);
  await page.locator('main .segments button').last().click();
  await expect(page).toHaveURL(/show=unread/);
  const unread = page.getByRole('button', { name: say.read });
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
  if (before > 2) await page.getByRole('button', { name: say.readAll }).click();
  await expect(unread).toHaveCount(0);
  await open(page, '/inbox?show=unread');
  await expect(page.getByText(say.nothing)).toBeVisible();
  await isAccessible(page);

  await page.getByRole('link', { name: say.how }).click();
  const letter = page.getByRole('group', { name: say.reminders }).getByLabel(say.letter);
  await expect(letter).toBeChecked();
  await letter.uncheck();
  await page.getByLabel(say.quiet).check();
  const daily = page.locator('input[name="digest"][value="daily"]');
  const other = (await daily.isChecked()) ? 'off' : 'daily';
  await page.locator(`input[name="digest"][value="${other}"]`).check();
  await isAccessible(page);
  await page.getByRole('button', { name: say.save }).click();
  await expect(page.getByText(say.saved)).toBeVisible();
  await page.reload();
  await expect(letter).not.toBeChecked();
  await expect(page.getByLabel(say.quiet)).toBeChecked();
  await expect(page.locator(`input[name="digest"][value="${other}"]`)).toBeChecked();
});
