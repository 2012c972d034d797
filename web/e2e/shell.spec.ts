import { enter, ownLab } from './own-lab';
import { begin, caller, comingDay, expect, isAccessible, open, PASSWORD, post, test } from './support';
import { speaking } from './words';

test('who steps to another screen by a link hears its name, once', async ({ page }, info) => {
  const { go, t } = await begin(page, info, 'student');
  const heading = page.getByRole('heading', { level: 1 });
  await page.clock.setFixedTime(new Date(`${comingDay(3)}T03:00:00Z`));
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
  const machine = page.locator('main .cards a[href^="/machines/"]').first();
  const name = (await machine.locator('.strong').textContent()) ?? '';
  const arrivesAt = async (title: string) => {
    await expect(heading).toHaveText(title);
    await expect(heading).toBeFocused();
    await expect(page).toHaveTitle(`${title} · Ustakana`);
  };

  await page.getByRole('link', { name: t('nav-find'), exact: true }).click();
  await arrivesAt(t('find-title'));
  await page.goBack();
  await arrivesAt(t('today-title'));
  // A title that comes with its data is told when it is there.
  await machine.click();
  await arrivesAt(name);
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard).toEqual([t('find-title'), t('today-title'), name]);
});

test('with two labs that anybody sees one is chosen first, and again; a label on a machine leads into its own', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const more = { visibility: 'public', registration: 'open', time_zone: 'Asia/Seoul' };
  const lab = await ownLab(baseURL, `label-${lang}-${Date.now()}`, more);
  const name = { ky: 'Түнкү лаборатория', ru: 'Ночная лаборатория' }[lang as 'ky' | 'ru'];
  const heading = page.getByRole('heading', { level: 1 });
  const chooser = page.locator('header.bar button').first();
  try {
    const kiln = await lab.machine('Kiln');
    // An address is of any lab, a student number of one.
    await open(page, `/sign-in?lang=${lang}`);
    const asked = page.locator('main').getByRole('group', { name: t('app-choose-lab') });
    const who = page.locator('[autocomplete="username"]');
    await who.fill('aizat@example.org');
    await who.press('Tab');
    await expect(asked).toHaveCount(0);
    await who.fill('2024-117');
    await who.press('Tab');
    await isAccessible(page);
    await asked.getByRole('button', { name }).click();
    await expect(asked).toHaveCount(0);
    await expect(chooser).toHaveText(name);
    await expect(who).toHaveValue('2024-117');
    await page.evaluate(() => localStorage.clear());

    await open(page, `/?lang=${lang}`);
    await expect(heading).toHaveText(t('app-choose-lab'));
    await isAccessible(page);
    await page.locator('main').getByRole('button', { name }).click();
    await expect(heading).toHaveText(t('today-title'));
    await expect(page.locator('main a[href^="/machines/"]')).toHaveAttribute('href', `/machines/${kiln}`);
    for (const _ of [1, 2]) {
      await chooser.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }

    // Who was in the other lab, or in none yet, comes into that of the machine.
    const forget = () => page.evaluate(() => localStorage.clear());
    const other = () => page.evaluate(() => localStorage.setItem('lab', 'fablab-bishkek'));
    for (const before of [other, forget]) {
      await before();
      await open(page, `/machines/${kiln}?lang=${lang}`);
      await expect(heading).toHaveText('Kiln');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(chooser).toHaveText(name);
      await expect(page.locator('main')).toContainText(t('say-lab-time', { zone: 'Asia/Seoul' }));
    }
    await page.getByRole('link', { name: t('machine-board') }).click();
    await expect(page.locator('[data-machine]')).toHaveAttribute('data-machine', kiln);
    await page.goBack();
    await page.getByRole('link', { name: t('machine-start-here') }).click();
    await page.getByRole('link', { name: t('account-register') }).click();
    await page.locator('[autocomplete="name"]').fill('Айжан Келгин');
    await page.locator('[autocomplete="username"]').fill(`label-${lang}-${Date.now()}@example.org`);
    await page.locator('[autocomplete="new-password"]').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await expect(page.locator('main')).toContainText(t('start-join-done'));
    const { memberships } = await (await page.request.get('/api/v1/me')).json();
    expect(memberships).toMatchObject([{ lab: lab.slug, status: 'active' }]);
  } finally {
    await page.goto('about:blank');
    await lab.change({ visibility: 'members' });
  }
});

test('who chose no language reads that of their profile, who chose one that', async ({ page, baseURL }, info) => {
  const admin = await caller(baseURL, 'admin@example.org');
  const email = `reads-${info.project.name}-${Date.now()}@example.org`;
  await post(admin, '/auth/register', { full_name: 'Min-jun', email, password: PASSWORD, locale: 'ko' });
  const { t } = speaking(info, 'ko', 'ko');
  const html = page.locator('html');
  const signIn = async () => {
    await page.locator('[autocomplete="username"]').fill(email);
    await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
    await page.locator('form button[type="submit"]').click();
    await page.waitForURL((url) => url.pathname === '/');
  };
  await open(page, '/sign-in');
  await expect(html).toHaveAttribute('lang', 'en');
  await signIn();
  await expect(html).toHaveAttribute('lang', 'ko');
  await open(page, '/');
  await expect(html).toHaveAttribute('lang', 'ko');
  await page.getByRole('button', { name: t('app-account'), exact: true }).click();
  await page.getByRole('button', { name: t('nav-sign-out') }).click();
  await expect(page.locator('header').getByRole('link', { name: t('nav-sign-in') })).toBeVisible();
  await open(page, '/sign-in');
  await expect(html).toHaveAttribute('lang', 'en');
  await open(page, '/sign-in?lang=ru');
  await signIn();
  await expect(html).toHaveAttribute('lang', 'ru');
  await open(page, '/');
  await expect(html).toHaveAttribute('lang', 'ru');
});

test.describe('on a bad line', () => {
  test.use({ serviceWorkers: 'block' });
  test('a language that does not come is told, and what one reads stays', async ({ page }, info) => {
    const { t } = speaking(info, 'en', 'en');
    await open(page, '/?lang=en');
    await page.getByRole('button', { name: t('app-account') }).click();
    const sheet = page.getByRole('dialog');
    await page.route('**/assets/*', (route) => route.abort());
    await sheet.locator('button[lang="ky"]').click();
    await expect(sheet.getByRole('alert')).toContainText(t('say-unreachable'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.unroute('**/assets/*');
    await open(page, '/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('what the service writes follows the language that one chooses', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `speaks-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const at = (hours: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + hours * 3_600_000).toISOString();
  const machine = await lab.machine('Mill');
  const time = { starts_at: at(24), ends_at: at(25) };
  const booking = await post(lab.admin, '/reservations', { machine, member: nurlan.id, ...time });
  await post(lab.admin, `/reservations/${booking.id}/cancel`, { reason: 'The belt tore.' });
  await enter(page, nurlan);
  const told = async (of: string) => {
    const headers = { 'Accept-Language': of };
    return (await (await page.request.get('/api/v1/me/notifications?limit=30', { headers })).json()).items[0];
  };
  await expect.poll(() => told('en')).toBeTruthy();
  await open(page, `/inbox?lab=${lab.slug}&lang=en`);
  const first = page.locator('main article').first();
  await expect(first).toContainText((await told('en')).title);
  await page.locator('header.bar button[aria-haspopup="dialog"]').last().click();
  await page.getByRole('dialog').locator(`button[lang="${lang}"]`).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('inbox-title'));
  await expect(first).toContainText((await told(lang)).title);
});

test('what one has typed stays when one chooses another language', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `typed-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const by = await caller(baseURL, nurlan.email);
  const wish = { title: { en: 'A kiln' }, process: 'furnace', justification: { en: 'For clay.' }, draft: true };
  const { id } = await post(by, `/labs/${lab.slug}/equipment-requests`, wish);
  await by.dispose();
  await enter(page, nurlan);
  /** Waits until the screen was read again. */
  const choose = async (path: string) => {
    const read = page.waitForResponse((answer) => answer.url().endsWith(path) && answer.request().method() === 'GET');
    await page.locator('header.bar button[aria-haspopup="dialog"]').last().click();
    await page.getByRole('dialog').locator(`button[lang="${lang}"]`).click();
    await page.keyboard.press('Escape');
    await read;
  };

  await open(page, `/requests/${id}/edit?lab=${lab.slug}&lang=en`);
  const why = page.locator('textarea[lang="en"]').first();
  await why.fill('To fire what we print of clay.');
  await choose(`/equipment-requests/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('requests-edit-title'));
  await expect(why).toHaveValue('To fire what we print of clay.');

  await open(page, `/profile/notifications?lab=${lab.slug}&lang=en`);
  const quiet = page.getByLabel(speaking(info, 'en', 'en').t('inbox-quiet'));
  await quiet.check();
  await choose('/me/notification-settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('inbox-how'));
  await expect(page.getByLabel(t('inbox-quiet'))).toBeChecked();
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('inbox-saved'))).toBeVisible();
});
