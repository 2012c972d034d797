import type { Page } from '@playwright/test';
import { enter, ownLab, soonOver, type OwnLab, type Person } from './own-lab';
import { testWithFreshDemo } from './own-service';
import { begin, comingDay, expect, isAccessible, open, post, test } from './support';
import { speaking, type Say } from './words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const dayIn = (days: number) => inMs(days * DAY_MS).slice(0, 10);

/** A lab of which nearly everything that may be overlooked was overlooked. */
async function overlooked(lab: OwnLab, nurlan: Person) {
  const [mill, lathe] = [await lab.machine('Mill'), await lab.machine('Lathe')];
  const made = (path: string, data: object) => post(lab.admin, `/labs/${lab.slug}${path}`, data);
  // A course whose results nobody wrote down, a class of which nobody said who came.
  const soon = soonOver();
  const course = await made('/courses', { title: { en: 'First cuts' } });
  const date = await post(lab.admin, '/course-sessions', { course: course.id, ...soon });
  await post(lab.admin, `/course-sessions/${date.id}/enrolments`, { member: nurlan.id });
  const group = await made('/groups', { kind: 'class', name: 'ME-21', lead: nurlan.id });
  const override_reason = 'A test of time.';
  const asked = { group: group.id, machines: [mill], member: nurlan.id, ...soon, override_reason };
  const visit = await post(lab.admin, '/group-bookings', asked);

  const item = async (name: string, more: object) => {
    const { id } = await made('/stock-items', { name: { en: name }, category: 'filament', unit: 'gram', ...more });
    return id;
  };
  const receive = (id: string, more: object) =>
    post(lab.admin, `/stock-items/${id}/movements`, { kind: 'receipt', quantity: 10, ...more });
  const [low, resin] = [await item('PLA black', { reorder_level: 500 }), await item('Resin', {})];
  await receive(low, {});
  await receive(resin, { lot: 'R-7', expires_on: dayIn(10) });
  const order = await made('/purchase-orders', { lines: [{ stock_item: resin, quantity: 50 }] });

  const hours = (from: number, until: number) => [inMs(from * HOUR_MS), inMs(until * HOUR_MS)] as const;
  const [starts_at, ends_at] = hours(-30, -28);
  const belt = { machine: mill, title: 'Change the belt', planned: false, starts_at, ends_at };
  const work = await post(lab.admin, '/work-orders', belt);
  const { id: held } = await made('/qualifications', { name: { en: 'Lathe work' } });
  await post(lab.admin, '/certifications', { member: nurlan.id, qualification: held, expires_at: inMs(10 * DAY_MS) });
  const [shut, open] = hours(-6, -1);
  await made('/closures', { machines: [lathe], starts_at: shut, ends_at: open, reason: { en: 'No power' } });
  const use = async (machine: string) => {
    const [started_at, ended_at] = hours(-4, -3);
    const past = { machine, member: nurlan.id, started_at, ended_at, outcome: 'success' };
    return (await post(lab.admin, '/usage-sessions', past)).id;
  };
  const [unbooked, late] = [await use(mill), await use(lathe)];
  const headers = { 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' };
  const asset = await lab.admin.patch(`/api/v1/machines/${mill}/asset`, {
    headers,
    data: { warranty_until: dayIn(20) },
  });
  expect(asset.ok(), await asset.text()).toBe(true);
  return { mill, date, visit, low, resin, order, work, unbooked, late };
}

test('what nobody saw to is named on one page, each with the way to where it is settled', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  const lab = await ownLab(baseURL, `attend-${lang}-${Date.now()}`);
  const [nurlan, asel] = [await lab.join('Nurlan'), await lab.join('Asel', 'manager')];
  const { mill, date, visit, low, resin, order, work, unbooked, late } = await overlooked(lab, nurlan);
  const kinds = async () => {
    const { items } = await (await lab.admin.get(`/api/v1/labs/${lab.slug}/attention`)).json();
    return items.map((one: { kind: string }) => one.kind);
  };
  await expect
    .poll(kinds, { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['course_results_missing', 'attendance_missing']));

  await enter(page, asel);
  const desk = `/manage?lab=${lab.slug}&lang=${lang}`;
  await open(page, desk);
  const things = (section: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: t(`waiting-${section}`), level: 2 }) });
  const named = async (section: string, name: string | RegExp, href: string) => {
    const all = things(section).getByRole('button', { name: /./ });
    if (await all.first().isVisible()) await all.first().click();
    const one = things(section)
      .locator('li')
      .filter({ has: page.getByRole('link', { name, exact: true }) });
    await expect(one.locator(`h3 a[href="${href}"]`)).toBeVisible();
  };
  await expect(things('work')).toBeVisible();
  const places: [string, string, string][] = [
    ['work', 'Change the belt', `/manage/maintenance/orders/${work.id}`],
    ['records', 'First cuts', `/manage/training/dates/${date.id}`],
    ['records', 'ME-21', `/manage/groups/bookings/${visit.id}`],
    ['stock', 'PLA black', `/manage/stock/${low}`],
    ['stock', 'Resin', `/manage/stock/${resin}`],
    ['stock', 'Resin', `/manage/stock/orders/${order.id}`],
    ['expiring', 'Nurlan', '/manage/people?q=Nurlan'],
    ['closing', 'Lathe', `/manage/sessions/${late}`],
    ['outside', 'Mill', `/manage/sessions/${unbooked}`],
    ['property', 'Mill', `/manage/assets/${mill}`],
  ];
  for (const place of places) await named(...place);
  await isAccessible(page);

  const follow = async (section: string, href: string, then: (main: ReturnType<Page['locator']>) => Promise<void>) => {
    await things(section).locator(`h3 a[href="${href}"]`).click();
    await then(page.getByRole('main'));
    await page.goBack();
    await expect(things('work')).toBeVisible();
  };
  const heading = page.getByRole('heading', { level: 1 });
  await follow('work', `/manage/maintenance/orders/${work.id}`, () => expect(heading).toHaveText('Change the belt'));
  await follow('stock', `/manage/stock/${low}`, () => expect(heading).toHaveText('PLA black'));
  await follow('expiring', '/manage/people?q=Nurlan', (main) =>
    expect(main.locator(`a[href="/manage/people/${nurlan.id}"]`).first()).toBeVisible(),
  );
  await follow('closing', `/manage/sessions/${late}`, (main) => expect(main).toContainText('Nurlan'));
  // What is settled there is no longer waited for.
  await follow('records', `/manage/training/dates/${date.id}`, async (main) => {
    const written = page.waitForResponse((answer) => answer.url().endsWith('/results') && answer.ok());
    await main.locator('li label.present').click();
    await written;
  });
  await expect(things('records')).not.toContainText('First cuts');
  await expect(things('records')).toContainText('ME-21');
});

test('what should have come or been done long ago is named, with the way to it', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'manager');
  await go('/manage');
  const overdue = async (section: string, name: RegExp, at: RegExp, then: RegExp) => {
    const things = page.locator('section').filter({
      has: page.getByRole('heading', { name: t(`waiting-${section}`), level: 2 }),
    });
    const all = things.getByRole('button', { name: /./ });
    if (await all.first().isVisible()) await all.first().click();
    await things.locator('h3').getByRole('link', { name }).click();
    await expect(page).toHaveURL(at);
    await expect(page.getByRole('main')).toContainText(then);
    await page.goBack();
  };
  await overdue('work', /Replace the fan/, /\/manage\/maintenance\/orders\//, /Replace the fan/);
  // Ordered six weeks ago in the demo lab, and never received.
  await overdue('stock', /610/, /\/manage\/stock\/orders\//, /From the old seller/);
});

/** A section of the desk's first page, all of it. */
async function unfolded(page: Page, t: Say, section: string) {
  const name = t(`waiting-${section}`);
  const things = page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });
  await expect(things).toBeVisible();
  const all = things.getByRole('button', { name: new RegExp(`: ${name}$`) });
  if (await all.isVisible()) await all.click();
  return things;
}
/** What has been there all the time tells when the page is read. */
const isRead = (page: Page, t: Say) =>
  expect(page.getByRole('heading', { name: t('waiting-faults'), level: 2 })).toBeVisible();

testWithFreshDemo(
  'machines that are due to be counted lead to the checks, where one begins',
  async ({ page }, info) => {
    const { t, like, go } = await begin(page, info, 'manager');
    await go('/manage');
    const checks = 'h3 a[href="/manage/assets/checks"]';
    await (await unfolded(page, t, 'property')).locator(checks).click();
    await expect(page.getByText(like('assets-check-overdue', 'day'))).toBeVisible();
    await isAccessible(page);
    await page.getByRole('button', { name: t('assets-check-start') }).click();
    await page.waitForURL(/\/checks\/[0-9a-f-]{36}/);
    await expect(page.getByLabel(t('assets-scan'))).toBeVisible();
    await go('/manage');
    await isRead(page, t);
    await expect(page.locator(checks)).toHaveCount(0);
  },
);

testWithFreshDemo(
  'all black PLA is low together, whoever makes it, until more of one comes; what was asked for is ordered',
  async ({ page }, info) => {
    const { t, go } = await begin(page, info, 'manager');
    await go('/manage');
    const black = page.locator('h3 a', { hasText: /^PLA, black$/ });
    await unfolded(page, t, 'stock');
    await black.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('eSun PLA-lite');

    await go('/manage/stock');
    const low = page.locator('section').filter({ has: page.getByRole('heading', { name: t('stock-low') }) });
    const group = low.locator('li').filter({ hasText: 'eSun PLA-lite' });
    await expect(group.getByText(t('stock-is-low'), { exact: true })).toBeVisible();
    await isAccessible(page);
    await expect(group).not.toContainText('Prusament');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Prusament PLA/ })
      .first()
      .click();
    await page.getByRole('button', { name: t('stock-do-receipt') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(t('stock-much-receipt')).fill('2');
    await sheet.getByLabel(t('materials-unit')).selectOption('kilogram');
    await sheet.locator('button[type="submit"]').click();
    await expect(sheet).toBeHidden();
    // Of the other there is as little as before, and the one stands in for it.
    await go('/manage/stock');
    await expect(group.getByText(t('stock-others-left'))).toBeVisible();

    await go('/manage');
    const orders = await unfolded(page, t, 'stock');
    await expect(black).toHaveCount(0);
    const asked = orders.locator('h3').getByRole('link', { name: /eSun PLA-lite.*Prusament PLA/ });
    await asked.click();
    await expect(page.getByRole('main')).toContainText('All black PLA is nearly gone');
    await page.getByRole('button', { name: t('stock-order-place') }).click();
    await expect(page.getByRole('status').filter({ hasText: t('stock-order-placed') })).toBeVisible();
    await go('/manage');
    await unfolded(page, t, 'stock');
    await expect(asked).toHaveCount(0);
  },
);

testWithFreshDemo(
  'maintenance that finds no free time is given one, and a session that outlived the service is settled',
  async ({ page }, info) => {
    const { t, go } = await begin(page, info, 'manager');
    await go('/manage');
    const overhaul = (await unfolded(page, t, 'work')).locator('h3').getByRole('link', { name: /^Overhaul/ });
    await overhaul.click();
    await expect(page.getByRole('main')).toContainText(t('maint-no-gap-what'));
    await isAccessible(page);
    await page.getByRole('button', { name: t('machines-change') }).click();
    const sheet = page.getByRole('dialog');
    const times = sheet.locator('input[type="datetime-local"]');
    const saturday = comingDay(6);
    await times.first().fill(`${saturday}T08:00`);
    await times.last().fill(`${saturday}T20:00`);
    await sheet.locator('button[type="submit"]').click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('main')).not.toContainText(t('maint-no-gap-what'));
    await go('/manage');
    await unfolded(page, t, 'work');
    await expect(overhaul).toHaveCount(0);

    const settle = page.locator('section').filter({ has: page.getByRole('heading', { name: t('waiting-settle') }) });
    const first = settle.getByRole('link', { name: t('sessions-settle') }).first();
    const session = await first.getAttribute('href');
    await first.click();
    await expect(page.getByRole('main')).toContainText(t('sessions-settle-what'));
    await isAccessible(page);
    await page.getByRole('button', { name: t('sessions-settle') }).click();
    // It is right as it stands.
    await sheet.locator('textarea').fill('The student was there until then.');
    await sheet.locator('button[form="correct"]').click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('main')).not.toContainText(t('sessions-settle-what'));
    await go('/manage');
    await isRead(page, t);
    await expect(page.locator(`main a[href="${session}"]`)).toHaveCount(0);
  },
);

test('a session that stays open beyond its end leads to its page, where it is finished', async ({
  page,
  baseURL,
}, info) => {
  test.slow();
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `late-${lang}-${Date.now()}`);
  const [nurlan, asel] = [await lab.join('Nurlan'), await lab.join('Asel', 'manager')];
  const next = await lab.join('Aigul');
  await lab.overrun(await lab.machine('Scanner'), nurlan, next);
  const late = async () => {
    const path = `/api/v1/labs/${lab.slug}/attention?kind=session_open_too_long`;
    const { items } = await (await lab.admin.get(path)).json();
    return items.map((one: { subject: { id: string } }) => one.subject.id);
  };
  await expect.poll(late, { timeout: 30_000 }).toHaveLength(1);
  const [session] = await late();

  // By the reader's clock it is some minutes late.
  await page.clock.install({ time: Date.now() + 5 * 60_000 });
  await enter(page, asel);
  await open(page, `/manage?lab=${lab.slug}&lang=${lang}`);
  const things = await unfolded(page, t, 'open');
  await expect(things).toContainText(like('waiting-late', 'span'));
  await things.locator(`h3 a[href="/manage/sessions/${session}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scanner');
  await page.getByRole('button', { name: t('sessions-finish') }).click();
  const finish = page.getByRole('dialog');
  await finish.getByText(t('outcome-success'), { exact: true }).click();
  await finish.getByRole('button', { name: t('sessions-finish') }).click();
  await expect(finish).toBeHidden();
  expect(await late()).toEqual([]);
  await open(page, '/manage');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: t('waiting-open'), level: 2 })).toHaveCount(0);
});
