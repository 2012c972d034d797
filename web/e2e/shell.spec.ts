import { begin, expect, test } from './support';

test('who steps to another screen by a link hears its name, once', async ({ page }, info) => {
  const { go, t } = await begin(page, info, 'student');
  const heading = page.getByRole('heading', { level: 1 });
  await go('/');
  // Nobody moved yet: the browser itself tells of a page that was opened.
  await expect(heading).not.toBeFocused();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLHeadingElement) heard.push(target.textContent ?? '');
    });
  });
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  const machine = page.locator('main .cards a[href^="/machines/"]').first();
  const name = (await machine.textContent()) ?? '';

  await page.getByRole('link', { name: t('nav-find') }).click();
  await expect(heading).toHaveText(t('find-title'));
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(`${t('find-title')} · Ustakana`);
  await page.goBack();
  await expect(heading).toHaveText(t('today-title'));
  await expect(heading).toBeFocused();
  // A title that comes with its data is told when it is there.
  await machine.click();
  await expect(heading).toHaveText(name.trim());
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(`${name.trim()} · Ustakana`);
  expect(await heard()).toEqual([t('find-title'), t('today-title'), name.trim()]);
});
