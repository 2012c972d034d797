import { enter, ownLab } from './own-lab';
import { begin, comingDay, expect, open, post, test } from './support';
import { speaking } from './words';

test('free time that has begun keeps the focus while the clock goes on', async ({ page }, info) => {
  const { go, t } = await begin(page, info, 'student');
  const day = comingDay(3);
  /** Focuses a time that begins now, and goes on for a minute. */
  const stays = async (what: string) => {
    await page.locator(`${what}[aria-label*="11:07"]`).first().focus();
    const label = (await page.locator(':focus').getAttribute('aria-label')) ?? '';
    await page.clock.fastForward(61_000);
    await expect(page.locator(`${what}[aria-label="${label.replace('11:07', '11:08')}"]`)).toBeFocused();
  };
  const look = async (path: string) => {
    await page.clock.setSystemTime(`${day}T05:07:05Z`);
    await go(path);
  };
  await page.clock.install({ time: `${day}T05:07:05Z` });
  await go(`/board?day=${day}`);
  await stays('[data-gap]');
  await look(`/board?day=${day}&view=list`);
  await stays('main .card button');
  const link = page.locator('main section.card').filter({ has: page.locator('button[aria-label*="11:08"]') });
  const machine = await link.first().locator('h2 a').getAttribute('href');
  await look(machine ?? '');
  await stays('main li.free button');
  // Just before it closes nothing can be had any more, though the lab is open.
  await page.clock.setSystemTime(`${day}T12:58:00Z`);
  await go(`/board?day=${day}&view=list`);
  await expect(page.getByText(t('board-over')).first()).toBeVisible();
  await expect(page.getByText(t('board-closed'))).toHaveCount(0);
});

test('the first page follows the clock: no time is offered that has passed', async ({ page, baseURL }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `follows-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const machine = await lab.machine('Mill');
  const day = comingDay(3);
  const time = { starts_at: `${day}T04:00:00Z`, ends_at: `${day}T05:00:00Z` };
  const booking = await post(lab.admin, '/reservations', { machine, member: nurlan.id, ...time });
  await page.clock.install({ time: `${day}T04:30:00Z` });
  await enter(page, nurlan);
  await open(page, `/?lab=${lab.slug}&lang=${lang}`);
  const free = page.locator('main .cards li');
  await expect(free).toContainText(t('today-free-from', { time: '11:00' }));
  await expect(page.locator(`main a[href="/my/${booking.id}"]`)).toBeVisible();
  await page.clock.fastForward('50:00');
  await expect(free).toContainText(like('today-free-now', 'time', 'span'));
  await expect(page.locator(`main a[href="/my/${booking.id}"]`)).toHaveCount(0);
  await expect(page.locator('main')).toContainText(t('today-nothing-next'));
  await free.getByRole('button').click();
  await expect(page.getByRole('dialog').locator('select').first()).toHaveValue('11:30');
});

test('a machine’s page offers no time that has passed', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `passes-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const machine = await lab.machine('Mill');
  await page.clock.install();
  await enter(page, nurlan);
  await open(page, `/machines/${machine}?lab=${lab.slug}&lang=${lang}`);
  const offers = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: t('machine-book'), exact: true }) })
    .locator('li');
  const first = (await offers.first().textContent())?.trim() ?? '';
  expect(first).toMatch(/\d\d:\d\d/);
  await page.clock.fastForward('02:00:00');
  await expect(offers.filter({ hasText: first })).toHaveCount(0);
});
