import type { Page } from '@playwright/test';
import { ownLab, type OwnLab } from './own-lab';
import { become, begin, caller, expect, isAccessible, open, patch, post, test } from './support';
import type { Say } from './words';

const LAB = 'fablab-bishkek';
const dialog = (page: Page) => page.getByRole('dialog');
const submit = (page: Page) => dialog(page).locator('button[type="submit"]').click();
const first = (page: Page) => page.locator('main header .first');

/** A machine that works and that others can stand in for. */
async function machineNamed(page: Page, name: string): Promise<{ id: string; name: Record<string, string> }> {
  const { items } = await (await page.request.get(`/api/v1/labs/${LAB}/machines?limit=50`)).json();
  return items.find((one: { name: { en: string } }) => one.name.en.includes(name));
}

/** A thing of which more is there than this story takes, whatever other stories took before. */
async function inPlenty(page: Page): Promise<string> {
  const { items } = await (await page.request.get(`/api/v1/labs/${LAB}/stock-items?limit=100`)).json();
  const plenty = items.find((one: { unit: string; balance: number }) => one.unit === 'gram' && one.balance > 5);
  return plenty.id;
}

/** Makes the lab's only plan, filled in as `fields` says; tells where it is seen, and of the work that it opens by itself. */
async function makePlan(
  page: Page,
  t: Say,
  lab: OwnLab,
  machine: string,
  title: string,
  fields: Record<string, string>,
) {
  await first(page).click();
  await dialog(page).locator('select').selectOption(machine);
  for (const [field, text] of Object.entries({ 'maint-order-title': title, ...fields }))
    await dialog(page)
      .getByLabel(new RegExp(`^${t(field)}`))
      .fill(text);
  await submit(page);
  const card = page.locator('main section.card').filter({ hasText: title });
  await expect(card).toHaveCount(1);
  const order = async (): Promise<string | null> =>
    (await (await lab.admin.get(`/api/v1/maintenance-plans?lab=${lab.slug}`)).json()).items[0].work_order;
  /** Follows it to its work once that is open. */
  const toItsOrder = async () => {
    await expect.poll(order, { timeout: 30_000 }).toBeTruthy();
    await page.reload();
    await card.getByRole('link', { name: t('maint-plan-its-order') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  };
  return { card, order, toItsOrder };
}

test('a student reports a fault, and it is repaired with a part from stock', async ({ page }, info) => {
  test.slow();
  const words = `Wheel ${info.project.name} slips.`;
  const { go } = await begin(page, info, 'student');
  const machine = await machineNamed(page, 'Ultimaker');
  await go(`/machines/${machine.id}`);
  await page.locator('main button:has(svg.lucide-triangle-alert)').click();
  await submit(page);
  await expect(dialog(page).locator('.error')).toHaveCount(2);
  await isAccessible(page);
  await dialog(page).locator('input[value="major"]').check();
  await dialog(page).locator('textarea').fill(words);
  await submit(page);
  // It is locked, and something else is offered.
  await expect(dialog(page).locator('.told svg.lucide-circle-x')).toBeVisible();
  await expect(dialog(page).locator('li a[href^="/machines/"]').first()).toBeVisible();
  await isAccessible(page);
  await dialog(page).locator('footer button').click();
  await expect(page.locator('main .fault.locks').filter({ hasText: words })).toHaveCount(1);
  await isAccessible(page);

  await become(page, 'manager@example.org');
  await open(page, '/manage');
  const fault = page.locator('section[aria-labelledby="waiting-faults"] li').filter({ hasText: words });
  await expect(fault).toHaveCount(1);
  await isAccessible(page);
  await fault.locator('.acts button').click();
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await fault.locator('h3 a').click();
  await expect(page).toHaveURL((url) => url.pathname.startsWith('/manage/maintenance/incidents/'));
  await page.locator('main header button').nth(2).click();
  await isAccessible(page);
  await page.keyboard.press('Escape');

  // The work that repairs it.
  await page.locator('main header button').nth(1).click();
  await submit(page);
  await expect(dialog(page).locator('.error')).toHaveCount(1);
  await isAccessible(page);
  await dialog(page).locator('input').first().fill('Tighten the wheel');
  await submit(page);
  await page.locator('main a[href*="/orders/"]').click();
  await expect(page.locator('h1')).toHaveText('Tighten the wheel');
  await isAccessible(page);
  await first(page).click();
  await dialog(page).locator('fieldset button').first().click();
  const item = dialog(page).locator('fieldset select').first();
  await expect.poll(() => item.locator('option').count()).toBeGreaterThan(2);
  await item.selectOption(await inPlenty(page));
  await submit(page);
  await expect(dialog(page).locator('.error')).toHaveCount(1);
  await isAccessible(page);
  await dialog(page).locator('fieldset input').fill('1,5');
  await dialog(page).locator('form > .field input').fill('A loose screw');
  await submit(page);
  await expect(page.locator('main ul.parts li')).toContainText('1,5');
  await page.locator('main a[href*="/incidents/"]').click();
  await expect(page.locator('main')).toContainText('A loose screw');
  await expect(page.locator('main header button')).toHaveCount(0);
  await isAccessible(page);
  const { status } = await (await page.request.get(`/api/v1/machines/${machine.id}/status`)).json();
  expect(status).toBe('in_service');
});

test('planned work takes a free time, and is told what is free instead of a taken one', async ({ page }, info) => {
  test.slow();
  const { lang, t, go } = await begin(page, info, 'manager');
  const { id, name } = await machineNamed(page, 'Prusa MINI');
  await go('/manage/maintenance');
  await page.locator('main form[role="search"] button').last().click();
  await expect(page.locator('main a[href*="/incidents/"]').first()).toBeVisible();
  await isAccessible(page);
  await page.locator('main a[href="/manage/maintenance/orders"]').click();
  await expect(page.locator('main form[role="search"]')).toBeVisible();
  await isAccessible(page);
  const fill = async (title: string) => {
    await first(page).click();
    await dialog(page).locator('select').first().selectOption(id);
    await dialog(page).locator('input').first().fill(title);
  };
  await fill('Change the belt');
  const gaps = dialog(page).locator('form > .stack.tight .row button');
  await gaps.first().click();
  const times = dialog(page).locator('input[type="datetime-local"]');
  const [from, until] = [await times.first().inputValue(), await times.last().inputValue()];
  await isAccessible(page);
  await submit(page);
  const made = page.locator('main a.card').filter({ hasText: 'Change the belt' });
  await expect(made).toContainText(name[lang] ?? '');

  await fill('Clean the fan');
  await times.first().fill(from);
  await times.last().fill(until);
  await submit(page);
  const alert = dialog(page).getByRole('alert');
  await expect(alert.locator('li')).not.toHaveCount(0);
  await isAccessible(page);
  await alert.locator('button').first().click();
  await expect(times.first()).not.toHaveValue(from);
  await expect(dialog(page).locator('input').first()).toHaveValue('Clean the fan');
  await page.keyboard.press('Escape');

  await made.click();
  await page.locator('main header button').nth(1).click();
  await dialog(page).locator('textarea').fill('With the new belt.');
  // Somebody else calls it otherwise meanwhile.
  await patch(page.request, `/work-orders/${new URL(page.url()).pathname.split('/').at(-1)}`, {
    title: 'Change the long belt',
  });
  await submit(page);
  await expect(dialog(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(dialog(page).locator('textarea')).toHaveValue('With the new belt.');
  await expect(dialog(page).locator('input').first()).toHaveValue('Change the long belt');
  await submit(page);
  await expect(page.locator('h1')).toContainText('Change the long belt');
  await expect(page.locator('main')).toContainText('With the new belt.');
  await page.locator('main header .danger').click();
  await isAccessible(page);
  await dialog(page).locator('footer .danger').click();
  await expect(page.locator('main header button')).toHaveCount(0);
});

test('a plan is made, changed, paused and ended, and the figures are told', async ({ page }, info) => {
  test.slow();
  const { t, go } = await begin(page, info, 'manager');
  const { id } = await machineNamed(page, 'Prusa MINI');
  await go('/manage/maintenance/plans');
  await expect(page.locator('main progress').first()).toBeVisible();
  await first(page).click();
  await submit(page);
  await expect(dialog(page).locator('.error')).toHaveCount(2);
  await isAccessible(page);
  await dialog(page).locator('select').selectOption(id);
  await dialog(page).locator('form > .field input').first().fill('Oil the rods');
  await submit(page);
  await expect(dialog(page).locator('.error')).toHaveCount(1);
  await dialog(page).locator('fieldset input').nth(1).fill('400');
  await submit(page);
  const card = page.locator('main section.card').filter({ hasText: 'Oil the rods' });
  await expect(card.locator('progress')).toHaveCount(1);
  await card.locator('.acts button').first().click();
  await dialog(page).locator('fieldset input').first().fill('90');
  // Somebody else says meanwhile how.
  const plans = await (await page.request.get(`/api/v1/maintenance-plans?machine=${id}&limit=200`)).json();
  const plan = plans.items.find((one: { title: string }) => one.title === 'Oil the rods');
  await patch(page.request, `/maintenance-plans/${plan.id}`, { description: 'Two drops each.' });
  await submit(page);
  await expect(dialog(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(dialog(page).locator('fieldset input').first()).toHaveValue('90');
  await expect(dialog(page).locator('textarea')).toHaveValue('Two drops each.');
  await submit(page);
  await expect(card.locator('progress')).toHaveCount(2);
  const tag = card.locator('.tag');
  const before = await tag.textContent();
  await card.locator('.acts button').nth(1).click();
  await expect(tag).not.toHaveText(before ?? '');

  await open(page, `/manage/machines/${id}`);
  await expect(page.locator('main')).toContainText('Oil the rods');
  await isAccessible(page);
  await page.locator('main a[href*="/maintenance/plans?machine="]').click();
  await card.locator('.acts button').last().click();
  await isAccessible(page);
  await dialog(page).locator('footer .danger').click();
  await expect(card).toHaveCount(0);

  await open(page, '/manage/maintenance/reliability');
  await expect(page.locator('main tbody tr').first()).toBeVisible();
  await page.locator('main summary').click();
  await isAccessible(page);
});

test('a plan that is long due opens its work by itself, keeps the time free, and takes its part from stock', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, go } = await begin(page, info, 'admin');
  const lab = await ownLab(baseURL, `plan-${lang}-${Date.now()}`);
  const mill = await lab.machine('Mill');
  const name = { ky: 'Кайыш', ru: 'Ремень' };
  const belt = await post(lab.admin, `/labs/${lab.slug}/stock-items`, { name, category: 'part', unit: 'piece' });
  await post(lab.admin, `/stock-items/${belt.id}/movements`, { kind: 'receipt', quantity: 5 });
  const ask = async (path: string) => (await lab.admin.get(`/api/v1${path}`)).json();
  const here = (path: string) => go(`${path}${path.includes('?') ? '&' : '?'}lab=${lab.slug}`);

  await here('/manage/maintenance/plans');
  const { order: opened, toItsOrder } = await makePlan(page, t, lab, mill, 'Change the belt', {
    'maint-plan-days': '30',
    'maint-plan-minutes': '90',
    'maint-plan-last': new Date(Date.now() - 100 * 86_400_000).toISOString().slice(0, 10),
  });
  await toItsOrder();
  const order = new URL(page.url()).pathname;
  const { starts_at, ends_at } = await ask(`/work-orders/${await opened()}`);
  expect(Date.parse(ends_at) - Date.parse(starts_at)).toBe(90 * 60_000);

  // Whoever wants the machine sees that it is not to be had then.
  const day = new Date(Date.parse(starts_at) + 6 * 3_600_000).toISOString();
  await here(`/board?view=list&day=${day.slice(0, 10)}`);
  const taken = page
    .getByRole('region', { name: 'Mill' })
    .getByRole('listitem')
    .filter({ hasText: t('block-work-order') });
  await expect(taken).toContainText(day.slice(11, 16).replace(/^0/, ''));

  await here(order);
  await first(page).click();
  await dialog(page)
    .getByRole('button', { name: t('maint-part-add') })
    .click();
  await dialog(page).getByLabel(t('maint-part'), { exact: true }).selectOption(belt.id);
  await dialog(page).getByLabel(t('maint-quantity')).fill('2');
  await isAccessible(page);
  await submit(page);
  await expect(page.locator('main ul.parts li')).toContainText(/2\s/);
  // What is left of its time is free again.
  const { busy } = await ask(`/machines/${mill}/availability?from=${starts_at}&until=${ends_at}`);
  expect(busy.filter((one: { ends_at: string }) => Date.parse(one.ends_at) > Date.now())).toEqual([]);

  await here(`/manage/stock/${belt.id}`);
  const row = page.locator('ol > li').first();
  await expect(row).toContainText('−2');
  await expect(page.locator('main')).toContainText(/3\s/);
  await row.getByRole('link', { name: t('stock-by-work') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change the belt');
  await expect(page.locator('main')).toContainText(t('maint-order-done'));
});

test('a plan by sessions opens its work by itself once one was finished on the machine', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, go } = await begin(page, info, 'admin');
  const lab = await ownLab(baseURL, `wear-${lang}-${Date.now()}`);
  const [mill, nurlan] = [await lab.machine('Mill'), await lab.join('Nurlan')];
  await go(`/manage/maintenance/plans?lab=${lab.slug}`);
  const { card, order, toItsOrder } = await makePlan(page, t, lab, mill, 'Clean the table', {
    'maint-plan-sessions': '1',
    'maint-plan-minutes': '30',
  });
  await expect(card).toContainText(t('maint-plan-later'));
  const by = await caller(baseURL, nurlan.email);
  const { id } = await post(by, '/usage-sessions', { machine: mill });
  expect(await order(), 'who works has not worn it yet').toBeNull();
  await post(by, `/usage-sessions/${id}/finish`, { outcome: 'success' });
  await by.dispose();
  await toItsOrder();
  await expect(page.getByRole('main')).toContainText('Mill');
  await isAccessible(page);
});

test('how far a machine could be relied upon is told as it is', async ({ page }, info) => {
  const { lang, t, go } = await begin(page, info, 'manager');
  const asked: string[] = [];
  page.on('request', (request) => /machines\/[^/]+\/reliability\?/.test(request.url()) && asked.push(request.url()));
  await go('/manage/maintenance/reliability?days=365');
  const rows = page.locator('main tbody tr');
  await expect(rows.first()).toBeVisible();
  /** A figure as people read it: a comma before what is left of one. */
  const read = async (row: ReturnType<Page['locator']>, at: number) => {
    const text = await row.getByRole('cell').nth(at).innerText();
    return text === t('machines-figure-none') ? null : Number(text.replace(/[^\d,]/g, '').replace(',', '.'));
  };
  const round = (value: number | null | undefined, by: number, digits: number) =>
    typeof value === 'number' ? Math.round(value * by * 10 ** digits) / 10 ** digits : null;
  let known = 0;
  for (const url of new Set(asked)) {
    const told = await (await page.request.get(url)).json();
    const { name } = await (await page.request.get(`/api/v1/machines/${told.machine}`)).json();
    const row = rows.filter({ has: page.getByRole('link', { name: name[lang], exact: true }) });
    const hours = 1 / 3600;
    expect([await read(row, 0), await read(row, 1), await read(row, 2), await read(row, 3)], url).toEqual([
      round(told.availability, 100, 0),
      told.incidents,
      round(told.mttr_seconds, hours, 1),
      round(told.mtbf_seconds, hours, 1),
    ]);
    if (told.incidents > 0 && told.mttr_seconds > 0 && told.mtbf_seconds > 0) known += 1;
  }
  expect(known, 'a machine that broke and was repaired').toBeGreaterThan(0);
});
