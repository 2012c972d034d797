import type { Page } from '@playwright/test';
import type { Schemas } from '../src/api/client';
import { openLine } from './line';
import { begin, comingDay, expect, firstOpenDay, isAccessible, open, PASSWORD, signIn, test } from './support';

/** How long the demo lab is open on a weekday. */
const OPEN_HOURS = 11;
const LANGS = ['ky', 'ru', 'en', 'ko'];

test('anyone sees today and the board without signing in, in every language', async ({ page }) => {
  for (const lang of LANGS) {
    await open(page, `/?lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await isAccessible(page);
  }
  await open(page, `/board?day=${comingDay(3)}`);
  await expect(page.locator('[data-machine]').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await isAccessible(page);
  await expect(page.locator('main')).not.toContainText('@');
});

test('with the colours of the reader alone, words and lines tell what is taken and what can be pressed', async ({
  page,
}, info) => {
  const { go } = await begin(page, info, 'student');
  await page.emulateMedia({ forcedColors: 'active' });
  /** What can be pressed and has no line around it, or none that is seen; a link has its own look. */
  const bare = () =>
    page.locator('main :is(button, .button, .busy, select, input)').evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
        .filter((one) => {
          const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(one);
          const seen = borderTopColor !== getComputedStyle(document.body).backgroundColor;
          return !seen || borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1;
        })
        .map((one) => one.outerHTML.slice(0, 160)),
    );
  // In the morning of a day on which the lab is open.
  await page.clock.setFixedTime(new Date(`${firstOpenDay()}T03:00:00Z`));
  await go('/');
  await expect(page.locator('main .cards button').first()).toBeVisible();
  expect(await bare()).toEqual([]);
  // The demo's people book as they like: a day on which somebody has.
  for (const weekday of [3, 2, 4, 5, 1]) {
    await go(`/board?day=${comingDay(weekday)}`);
    await page.locator('[data-gap]').first().waitFor();
    if ((await page.locator('main .busy').count()) > 0) break;
  }
  await expect(page.locator('main .busy').first()).toBeVisible();
  expect(await bare()).toEqual([]);
  // What is chosen and what is taken have a whole line, what can be had a dashed one.
  const line = (of: string) =>
    page
      .locator(`main ${of}`)
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).borderTopStyle))]);
  expect(await line('.segments [aria-pressed="true"]')).toEqual(['solid']);
  expect(await line('.busy:not(.pending)')).toEqual(['solid']);
  expect(await line('.segments [aria-pressed="false"]')).toEqual(['dashed']);
  expect(await line('[data-gap]')).toEqual(['dashed']);
  for (const taken of await page.locator('main .busy').all())
    await expect(taken).toHaveAccessibleName(/, .*\d\d:\d\d.*: \S/);
});

test('who is not signed in is asked to, and comes back to the same day', async ({ page }) => {
  const day = comingDay(4);
  await open(page, `/board?lang=en&day=${day}`);
  const heading = page.getByRole('heading', { level: 1 });
  const told = await heading.textContent();
  expect(told).toContain(String(Number(day.slice(8))));
  await page.locator('[data-gap]').first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Sign in' }).click();
  await expect(heading).toHaveText('Sign in');
  await page.locator('[autocomplete="username"]').fill('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill('not this one');
  await page.locator('form button[type="submit"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.locator('[autocomplete="username"]')).toHaveValue('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL((url) => url.pathname === '/board' && url.searchParams.get('day') === day);
  await expect(heading).toHaveText(told ?? '');
  await expect(page.locator('[data-gap]').first()).toBeVisible();
});

/** The row of a machine that anybody may book and that nobody has from 14:00 to 17:00 of that day, by the lab's clock. */
async function rowToMoveTo(page: Page, day: string): Promise<number> {
  const told = async (path: string) => (await page.request.get(`/api/v1/labs/fablab-bishkek${path}`)).json();
  const { machines } = await told(`/board?from=${day}T08:00:00Z&until=${day}T11:00:00Z`);
  const { items } = await told('/machines?limit=200');
  const policies = new Map(items.map((one: Schemas['Machine']) => [one.id, one.effective_policy]));
  const fits = ({ id, status, busy }: Schemas['BoardMachine']) => {
    const policy = policies.get(id) as Schemas['Policy'];
    const anybodys = !policy.requires_qualification && !policy.requires_approval && !policy.requires_second_person;
    return status === 'in_service' && busy.length === 0 && anybodys;
  };
  const fitting = machines.filter(fits).map((one: Schemas['BoardMachine']) => one.id);
  const rows = await page.locator('[data-machine]').evaluateAll((all) => all.map((row) => row.dataset['machine']));
  const at = rows.findIndex((id) => fitting.includes(id));
  if (at < 0) throw new Error('every machine is taken in the afternoon');
  return at;
}

for (const lang of ['ky', 'en']) {
  test(`a student books in three taps, undoes it, books again, moves it and cancels it (${lang})`, async ({
    page,
  }, info) => {
    await signIn(page, 'student', lang);
    // Each run has a day of its own: what one books is not in the other's way.
    const day = comingDay(lang === 'ky' ? 3 : 4);
    await open(page, `/board?day=${day}`);
    await page.locator('[data-gap]').first().waitFor();
    const machine = await rowToMoveTo(page, day);
    const gap = page.locator('[data-machine]').nth(machine).locator('[data-gap]').first();
    const mine = page.locator('[data-machine]').nth(machine).locator('a.mine');
    if (info.project.name === 'phone') await gap.click({ position: { x: 4, y: 20 } });
    else {
      // By mouse, from the beginning of the free time for as long as is drawn.
      await gap.scrollIntoViewIfNeeded();
      const all = await gap.locator('..').boundingBox();
      if (!all) throw new Error('nothing to draw in');
      const hour = all.width / OPEN_HOURS;
      // Others have booked too: the first free time that is long enough.
      const gaps = await page.locator('[data-machine]').nth(machine).locator('[data-gap]').all();
      const boxes = await Promise.all(gaps.map((one) => one.boundingBox()));
      const free = boxes.find((box) => box && box.width >= hour * 1.5 - 1);
      if (!free) throw new Error('nothing is free for so long');
      const [x, y] = [free.x + 2, free.y + free.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + hour * 1.4, y, { steps: 4 });
      await page.mouse.up();
      await expect(page.getByRole('dialog').getByRole('radio', { checked: true })).toHaveValue('90');
    }
    await isAccessible(page);
    await page.locator('button[form="book"]').click();
    await expect(mine).toHaveCount(1);
    await page.getByRole('status').getByRole('button').click();
    await expect(mine).toHaveCount(0);

    // By keys: along a machine's times, and to the next machine's and back.
    await gap.focus();
    await page.keyboard.press('ArrowRight');
    await expect(gap).not.toBeFocused();
    await expect(page.locator('[data-machine] :focus')).toHaveCount(1);
    await page.keyboard.press('ArrowLeft');
    await expect(gap).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('[data-machine]').nth(machine).locator(':focus')).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('[data-machine]').nth(machine).locator('[data-gap], .busy').first()).toBeFocused();
    await gap.focus();
    await page.keyboard.press('Enter');
    await page.locator('button[form="book"]').click();
    await expect(mine).toHaveCount(1);
    await mine.click();
    await expect(page).toHaveURL(/\/my\/[0-9a-f-]{36}/);
    await page.locator('body[data-ready="true"]').waitFor();
    await isAccessible(page);
    await page.locator('section.card button').nth(0).click();
    await page.getByRole('dialog').locator('input[type="time"]').fill('15:00');
    await page.getByRole('dialog').locator('footer button').last().click();
    await expect(page.locator('section.card')).toContainText('15:00');
    await page.locator('section.card button').nth(1).click();
    await page.getByRole('dialog').locator('footer button').last().click();
    await expect(page.locator('section.card button')).toHaveCount(0);
  });
}

test('a clash is told with the next gaps, and one tap takes one of them', async ({ page }) => {
  await signIn(page, 'student', 'en');
  const taken = page.locator('.busy:not(.mine, .other)');
  const row = page
    .locator('[data-machine]')
    .filter({ has: taken })
    .filter({ has: page.locator('[data-gap]') })
    .first();
  // The demo's people book as they like: a day on which somebody has.
  for (const weekday of [2, 3, 4, 5, 1]) {
    await open(page, `/board?day=${comingDay(weekday)}`);
    if ((await row.count()) > 0) break;
  }
  const since = ((await row.locator(taken).last().getAttribute('title')) ?? '').slice(0, 5);
  await row
    .locator('[data-gap]')
    .first()
    .click({ position: { x: 4, y: 20 } });
  await page.getByRole('dialog').locator('select').first().selectOption(since);
  await page.locator('button[form="book"]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await isAccessible(page);
  await page.getByRole('alert').getByRole('button').first().click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.locator('button[form="book"]').click();
  await expect(page.getByRole('status')).toContainText('Booked');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('status')).toContainText('taken back');
});

test('a day that is closed is told as such, and what was entered stays', async ({ page }) => {
  await signIn(page, 'student', 'en');
  await open(page, `/board?day=${comingDay(2)}&view=list`);
  await isAccessible(page);
  await page.getByRole('button', { name: 'Book' }).first().click();
  const day = page.getByRole('dialog').locator('input[type="date"]');
  await day.fill(comingDay(0));
  await page.locator('button[form="book"]').click();
  await expect(page.getByRole('alert')).toContainText('not open');
  await expect(day).toHaveValue(comingDay(0));
  await isAccessible(page);
});

test('a booking on a dropping line is sent once, and its fate is told', async ({ page }) => {
  await signIn(page, 'student', 'en');
  await open(page, `/board?day=${comingDay(5)}`);
  let sent = 0;
  const keys = new Set<string>();
  await page.route('**/api/v1/reservations', async (route) => {
    sent += 1;
    keys.add(route.request().headers()['idempotency-key'] ?? '');
    // The first is done by the service and its answer lost, as on a line that drops.
    if (sent === 1) {
      await route.fetch();
      await route.abort('connectionreset');
    } else await route.continue();
  });
  const row = page.locator('[data-machine]').nth(2);
  await row
    .locator('[data-gap]')
    .first()
    .click({ position: { x: 4, y: 20 } });
  await page.locator('button[form="book"]').click();
  await expect(page.getByRole('status').filter({ hasText: 'Booked' })).toBeVisible();
  expect(sent).toBe(2);
  expect(keys.size).toBe(1);
  await expect(row.locator('a.mine')).toHaveCount(1);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(row.locator('a.mine')).toHaveCount(0);
});

test.describe('of a proxy that gives up', () => {
  test.use({ expected: /status of 504.*\/api\/v1\/reservations$/ });
  test('a booking of which no answer comes is told to be unknown, and is found once among one’s own', async ({
    page,
  }) => {
    await page.clock.install();
    await signIn(page, 'student', 'en');
    await open(page, `/board?day=${comingDay(5)}`);
    const ATTEMPTS = 7;
    const made = new Set<string>();
    let sent = 0;
    await page.route('**/api/v1/reservations', async (route) => {
      const answer = await route.fetch();
      expect(answer.status()).toBe(201);
      made.add((await answer.json()).id);
      sent += 1;
      // The service does it; the line drops each answer, and in the end a proxy gives up.
      if (sent < ATTEMPTS) await route.abort('connectionreset');
      else await route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>504 Gateway Time-out</h1>' });
    });
    // Whether one holds the trainings that machines ask for comes after the board.
    await page.waitForLoadState('networkidle');
    const gap = page.locator('[data-machine]').nth(3).locator('[data-gap]').first();
    await gap.click({ position: { x: 4, y: 20 } });
    await page.locator('button[form="book"]').click();
    for (let lost = 1; lost < ATTEMPTS; lost += 1) {
      await expect(page.getByText(`sending again (${lost})`)).toBeVisible();
      await page.clock.fastForward(15_000);
    }
    await expect(page.getByRole('alert')).toContainText('The service does not answer');
    await expect(page.getByText('No answer came')).toBeVisible();
    expect([sent, made.size]).toEqual([ATTEMPTS, 1]);
    await isAccessible(page);

    await page.getByRole('link', { name: 'See whether it is booked' }).click();
    const [id] = made;
    const booking = page.locator(`a[href="/my/${id}"]`);
    await expect(booking).toHaveCount(1);
    const text = (await booking.textContent()) ?? '';
    await expect(page.locator('a[href^="/my/"]').filter({ hasText: text })).toHaveCount(1);
    await booking.click();
    await page.locator('section.card button').nth(1).click();
    await page.getByRole('dialog').locator('footer button').last().click();
    await expect(page.locator('section.card button')).toHaveCount(0);
  });
});

test.describe('of what the test makes up', () => {
  test.use({ serviceWorkers: 'block' });
  test('one’s earlier bookings are told page by page, the latest first, back to the first', async ({ page }) => {
    await signIn(page, 'student', 'en');
    const first = (await (await page.request.get('/api/v1/auth/session')).json()).labs[0].slug;
    // Over years, and so many that the service answers them in pages.
    const { items } = await (await page.request.get(`/api/v1/me/reservations?lab=${first}&limit=1`)).json();
    const at = (days: number) => new Date(Date.now() - days * 86_400_000);
    const held = Array.from({ length: 260 }, (_, one) => ({
      ...items[0],
      id: `019a0000-0000-7000-8000-${String(one).padStart(12, '0')}`,
      status: 'completed',
      starts_at: at(5 * one + 1).toISOString(),
      ends_at: at(5 * one + 0.9).toISOString(),
    }));
    await page.route('**/me/reservations?*', (route) => {
      const asked = new URL(route.request().url()).searchParams;
      const [from, until] = [asked.get('from') ?? '', asked.get('until') ?? '9999'];
      const fits = held.filter((one) => one.ends_at > from && one.starts_at < until).reverse();
      const [start, limit] = [Number(asked.get('cursor')), Number(asked.get('limit'))];
      const next = start + limit < fits.length ? String(start + limit) : null;
      expect(asked.get('lab')).toBe(first);
      return route.fulfill({ json: { items: fits.slice(start, start + limit), next } });
    });
    await open(page, '/my');
    const list = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Earlier bookings' }) });
    const more = list.getByRole('button', { name: 'Show more' });
    const shown = () => list.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const wanted = held.map(({ id }) => `/my/${id}`);
    await expect(list.locator('a').first()).toBeVisible();
    let pages = 1;
    for (; (await more.count()) > 0; pages += 1) {
      const before = await shown();
      expect(before).toEqual(wanted.slice(0, before.length));
      await more.click();
      await expect.poll(async () => (await shown()).length).toBeGreaterThan(before.length);
      await expect(list.locator('[aria-busy]')).toHaveCount(0);
    }
    expect(await shown()).toEqual(wanted);
    expect(pages).toBeGreaterThan(3);
  });
});

test('a board changes while one looks at it, and catches up when the line was cut', async ({
  page,
  browser,
  baseURL,
}) => {
  const day = comingDay(1);
  const line = await openLine(Number(new URL(baseURL ?? '').port));
  await open(page, `http://127.0.0.1:${line.port}/board?lang=en&day=${day}`);
  await expect(page.getByText('Times of the lab')).toHaveCount(0);
  // The other is abroad, and spares data.
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin' });
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const other = await context.newPage();
  await signIn(other, 'student', 'en');
  await open(other, `/board?day=${day}`);
  await expect(other.getByText('Times of the lab, Asia/Bishkek')).toBeVisible();
  const read = other.waitForResponse(/\/board\?/);
  await other.getByRole('button', { name: 'Refresh' }).click();
  await read;

  const busy = page.locator('[data-machine]').nth(6).locator('.busy');
  const before = await busy.count();
  await other
    .locator('[data-machine]')
    .nth(6)
    .locator('[data-gap]')
    .first()
    .click({ position: { x: 4, y: 20 } });
  await other.locator('button[form="book"]').click();
  await expect.poll(() => busy.count()).toBeGreaterThan(before);
  // What is taken tells anybody what for, and what is free after it.
  await busy.last().click();
  await isAccessible(page);
  await page.keyboard.press('Escape');

  line.cut();
  await other.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(other.getByRole('status')).toContainText('taken back');
  await line.mend();
  await expect(busy).toHaveCount(before);
  await context.close();
});

test('who is signed in sees their own screens, signs out, and nothing of theirs stays', async ({ page }) => {
  await signIn(page, 'student', 'ko');
  for (const path of ['/', '/my', '/profile', '/start', `/board?view=week&day=${comingDay(3)}`]) {
    await open(page, path);
    await isAccessible(page);
  }
  // A day of the week opens at the machine and hour under the finger, ready to be booked.
  await page.locator('main li').nth(2).locator('button').nth(2).click();
  await expect(page).toHaveURL(/day=/);
  await expect(page.locator('[data-machine]').nth(2).locator('[data-gap]:focus')).toHaveCount(1);
  const consents = page.waitForResponse('**/me/consents');
  await open(page, '/profile');
  await consents;
  await page.locator('main').getByRole('button', { name: '로그아웃' }).click();
  await expect(page).toHaveURL('/');
  await page.goto('/my');
  await expect(page.locator('main').getByRole('link').first()).toHaveAttribute('href', /\/sign-in\?next=%2Fmy/);
});

test('the board of the last visit opens at once on a line that hangs, and without a line, and says so', async ({
  page,
  baseURL,
}) => {
  const line = await openLine(Number(new URL(baseURL ?? '').port));
  const path = `http://127.0.0.1:${line.port}/board?lang=en&day=${comingDay(3)}`;
  await open(page, path);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.locator('body[data-ready="true"]').waitFor();

  // A line that hangs: what was kept is seen at once, and renewed when the service has answered.
  const renewing = page.getByText('asking for what is new');
  line.hang();
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('[data-machine]').first()).toBeVisible();
  await expect(renewing).toBeVisible();
  line.flow();
  await expect(renewing).toHaveCount(0);
  await expect(page.getByText('No connection')).toHaveCount(0);

  line.cut();
  await page.reload();
  await expect(page.locator('[data-machine]').first()).toBeVisible();
  await expect(page.getByText('No connection')).toBeVisible();
});

test('that there was no line is said no longer than what is seen is from before', async ({
  browser,
  baseURL,
}, info) => {
  for (const spares of [false, true]) {
    const line = await openLine(Number(new URL(baseURL ?? '').port));
    const context = await browser.newContext(info.project.use);
    // Who spares data is not told of changes: nothing is read again by itself.
    if (spares)
      await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const page = await context.newPage();
    await open(page, `http://127.0.0.1:${line.port}/board?lang=en&day=${comingDay(3)}`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.locator('body[data-ready="true"]').waitFor();
    line.cut();
    await page.reload();
    await expect(page.locator('[data-machine]').first()).toBeVisible();
    await expect(page.getByText('No connection')).toBeVisible();
    await line.mend();
    if (spares) {
      await page.getByRole('button', { name: 'Next day' }).click();
      await expect(page).not.toHaveURL(new RegExp(comingDay(3)));
    }
    await expect(page.getByText('No connection')).toHaveCount(0, { timeout: 20_000 });
    await expect(page.locator('[data-machine]').first()).toBeVisible();
    await context.close();
    line.cut();
  }
});
