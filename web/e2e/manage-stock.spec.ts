import type { Page } from '@playwright/test';
import { ownLab } from './own-lab';
import { become, begin, caller, expect, isAccessible, patch, post, test } from './support';

const unique = () => String(Date.now()).slice(-8);
const sheet = (page: Page) => page.getByRole('dialog');
const send = (page: Page) => page.locator('dialog button[type="submit"]');

test('staff add an item, receive it, and are told how much there is when they take too much', async ({
  page,
}, info) => {
  const { t, like, go } = await begin(page, info, 'technician');
  const name = `PLA ${unique()}`;
  await go('/manage/stock');
  await expect(page.getByRole('heading', { name: t('stock-low') })).toBeVisible();
  const file = await page.request.get((await page.locator('a[download^="stock-"]').getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).trim().split('\n').length).toBeGreaterThan(3);
  await go('/manage/stock/new');
  const add = page.getByRole('button', { name: t('stock-add') });
  await add.click();
  const named = page.getByRole('group', { name: t('stock-name') });
  await expect(named.getByLabel('Русский')).toBeVisible();
  await isAccessible(page);
  await named.getByLabel('Русский').fill(name);
  await page.getByLabel(t('stock-category')).selectOption('filament');
  await page.getByLabel(t('stock-unit')).selectOption('gram');
  await page.getByLabel(t('stock-catalogue')).fill('prusament galaxy black pla');
  await page
    .getByRole('button', { name: /^Prusament PLA/ })
    .first()
    .click();
  await expect(page.getByLabel(t('stock-density'))).toHaveValue('1,24');
  await expect(page.getByLabel(t('stock-diameter'))).toHaveValue('1,75');
  await add.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: t('stock-do-receipt') }).click();
  await expect(sheet(page).getByRole('textbox').first()).toBeFocused();
  await sheet(page).getByLabel(t('stock-much-receipt')).fill('2');
  await sheet(page).getByLabel(t('materials-unit')).selectOption('kilogram');
  await sheet(page).getByLabel(t('stock-lot')).fill('L-1');
  await sheet(page).locator('input[type="date"]').fill('2031-05-01');
  await isAccessible(page);
  await send(page).click();
  await expect(sheet(page)).toBeHidden();
  const lot = page.getByRole('row').filter({ hasText: 'L-1' });
  await expect(lot).toContainText(/2\s000/);

  // The day on the package was read wrongly.
  await lot.getByRole('button', { name: like('stock-lot-change-of', 'code') }).click();
  await expect(sheet(page).locator('input[type="date"]')).toHaveValue('2031-05-01');
  await isAccessible(page);
  await sheet(page).locator('input[type="date"]').fill('2030-05-01');
  // Somebody else mends its code meanwhile.
  const item = await (await page.request.get(`/api/v1/stock-items/${page.url().split('/').at(-1)}`)).json();
  await patch(page.request, `/stock-lots/${item.lots[0].id}`, { code: 'L-1-b' });
  await send(page).click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).locator('input[type="date"]')).toHaveValue('2030-05-01');
  await expect(sheet(page).getByLabel(t('stock-lot'))).toHaveValue('L-1-b');
  await send(page).click();
  await expect(sheet(page)).toBeHidden();
  await expect(lot).toContainText('2030');

  // Two taps and a number: more than there is, by its length.
  await page.getByRole('button', { name: t('stock-do-use') }).click();
  await sheet(page).getByRole('textbox').first().fill('900');
  await sheet(page).getByLabel(t('materials-unit')).selectOption('metre');
  await send(page).click();
  await expect(sheet(page)).toContainText(t('stock-only-so-much', { quantity: '2 000 г' }));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: like('stock-take-all', 'quantity') })
    .click();
  await send(page).click();
  await expect(sheet(page)).toBeHidden();
  await expect(page.locator('ol > li').first()).toContainText(/−2\s000/);
  await isAccessible(page);

  // Some of it comes back, goes to another shelf, and is spoilt there.
  for (const [act, place] of [
    [t('stock-do-return'), ''],
    [t('stock-do-transfer'), t('stock-to')],
    [t('stock-do-waste'), ''],
  ] as const) {
    await page.getByRole('group').getByRole('button', { name: act }).click();
    await sheet(page).getByRole('textbox').first().fill('300');
    if (place) await sheet(page).getByLabel(place).fill(`Shelf ${name}`);
    await send(page).click();
    await expect(sheet(page)).toBeHidden();
    await expect(page.locator('ol > li').first()).toContainText(place ? `Shelf ${name}` : '300');
    if (place) await expect(page.getByRole('row').filter({ hasText: `Shelf ${name}` })).toContainText('300');
  }

  await page.getByRole('link', { name: t('stock-change') }).click();
  await page.getByLabel(t('stock-level')).fill('500');
  await isAccessible(page);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('stock-is-low')).first()).toBeVisible();
  await page.getByRole('link', { name: t('stock-change') }).click();
  await page.getByRole('button', { name: t('stock-archive') }).click();
  await expect(page.getByText(t('stock-is-archived')).first()).toBeVisible();
});

test('what is low is ordered, comes in parts, and the rest is let go', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'technician');
  await go('/manage/stock/orders');
  await go('/manage/stock');
  await page.getByRole('link', { name: t('stock-order-low') }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/manage/stock/orders/new');
  const lines = page.locator('form ol > li');
  await expect(lines.first().getByRole('textbox').first()).not.toHaveValue('');
  await isAccessible(page);
  while ((await lines.count()) > 1) await lines.last().getByRole('button').click();
  await lines.first().getByRole('textbox').first().fill('7');
  await page.getByRole('button', { name: t('stock-order-ask') }).click();
  await page.getByRole('button', { name: t('stock-order-place') }).click();
  const receive = page.getByRole('button', { name: t('stock-do-receipt') });
  await receive.click();
  await isAccessible(page);
  const came = sheet(page).getByRole('textbox').first();
  await expect(came).toHaveValue('7');
  await came.fill('8');
  await send(page).click();
  await expect(came).toHaveAttribute('aria-invalid', 'true');
  await came.fill('1');
  await send(page).click();
  await expect(sheet(page)).toBeHidden();
  await expect(page.getByText(t('stock-order-is-receiving'))).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: t('stock-order-close') }).click();
  await sheet(page)
    .getByRole('button', { name: t('stock-order-close') })
    .click();
  await expect(page.getByText(t('stock-order-is-closed'), { exact: true })).toBeVisible();
});

test('a shelf is counted by a scanner, outlives a reload, and only differences are written', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'technician');
  await go('/manage/stock/takes');
  const start = page.getByRole('button', { name: t('stock-take-start') });
  await start.click();
  await isAccessible(page);
  await send(page).click();
  const field = page.getByLabel(t('stock-scan'));
  await field.fill('no such thing');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page);
  await field.fill('4700000000045');
  await field.press('Enter');
  const much = page.getByLabel(t('stock-much-count'));
  await expect(much).toBeFocused();
  await much.fill('10');
  await page.reload();
  await expect(much).toHaveValue('10');
  await much.fill('1000');
  await much.press('Enter');
  await expect(field).toBeFocused();
  await expect(page.locator('ol > li')).toContainText('+');
  await isAccessible(page);
  // It was a slip of the hand: counting again replaces it.
  await field.fill('4700000000045');
  await field.press('Enter');
  const { items } = await (
    await page.request.get('/api/v1/labs/fablab-bishkek/stock-items?barcode=4700000000045')
  ).json();
  await much.fill(String(items[0].balance + 1));
  await much.press('Enter');
  await page.getByRole('button', { name: t('stock-take-close') }).click();
  await isAccessible(page);
  await sheet(page).getByRole('button').last().click();
  await expect(sheet(page)).toBeHidden();
  await expect(field).toHaveCount(0);
  await isAccessible(page);
});

test('suppliers, costs and a list from CSV', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'technician');
  await go('/manage/stock/suppliers');
  await page.getByRole('button', { name: t('stock-supplier-new') }).click();
  await send(page).click();
  await expect(sheet(page).getByRole('textbox').first()).toBeFocused();
  await isAccessible(page);
  const market = `Market ${unique()}`;
  await sheet(page).getByRole('textbox').first().fill(market);
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/suppliers') && answer.status() === 201);
  await send(page).click();
  const supplier = await (await answered).json();
  await expect(sheet(page)).toBeHidden();
  // What is written there is not known yet: nobody writes over it.
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  const address = `**/api/v1/suppliers/${supplier.id}`;
  await page.route(address, async (route) => (await held, await route.continue()));
  await page.getByRole('button', { name: t('stock-change-one', { name: market }) }).click();
  await expect(sheet(page).getByText(t('say-loading'))).toBeVisible();
  await expect(sheet(page).getByRole('textbox')).toHaveCount(0);
  release();
  await sheet(page).getByLabel(t('stock-supplier-contact')).fill('0555 12 34 56');
  await page.unroute(address);
  await patch(page.request, `/suppliers/${supplier.id}`, { note: 'Closed on Mondays.' });
  await send(page).click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).getByLabel(t('stock-supplier-contact'))).toHaveValue('0555 12 34 56');
  await expect(sheet(page).getByLabel(t('stock-note'))).toHaveValue('Closed on Mondays.');
  await send(page).click();
  await expect(sheet(page)).toBeHidden();
  await isAccessible(page);

  await go('/manage/stock/costs?period=last-12-months');
  await expect(page.locator('tfoot')).toContainText(/KGS|сом/);
  await page.getByLabel(t('stock-cost-by')).selectOption('category');
  await expect(page.getByRole('rowheader', { name: t('stock-category-filament') }).first()).toBeVisible();

  const name = `Bit ${unique()}`;
  await go('/manage/stock/import');
  await page.getByRole('button', { name: t('imports-paste') }).click();
  await page.locator('textarea').fill(`name,category,unit\n${name},bit,piece\n,bit,piece\n`);
  await page.getByRole('button', { name: t('imports-look') }).click();
  const rows = page.locator('ol > li');
  await expect(rows).toHaveCount(2);
  await isAccessible(page);
  await page.getByRole('button', { name: t('stock-import-take', { n: 1 }) }).click();
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('who finishes their work finds what they used last time, and changes it', async ({ page, baseURL }, info) => {
  const { t, go } = await begin(page, info, 'student');
  const lab = await ownLab(baseURL, `used-${info.project.name}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const machine = await lab.machine('Printer');
  const name = { ky: 'PLA кара', ru: 'PLA чёрный' };
  const item = { name, category: 'filament', unit: 'gram' };
  const pla = await post(lab.admin, `/labs/${lab.slug}/stock-items`, item);
  await post(lab.admin, `/stock-items/${pla.id}/movements`, { kind: 'receipt', quantity: 1000 });
  const by = await caller(baseURL, nurlan.email);
  const materials = [{ stock_item: pla.id, quantity: 42.5 }];
  const first = await post(by, '/usage-sessions', { machine });
  await post(by, `/usage-sessions/${first.id}/finish`, { outcome: 'success', materials });
  const second = await post(by, '/usage-sessions', { machine });
  await by.dispose();

  await become(page, nurlan.email);
  await go(`/?lab=${lab.slug}`);
  await page.locator('main .now button').first().click();
  const amount = sheet(page).getByLabel(t('materials-amount'));
  await expect(amount).toHaveValue('42,5');
  await isAccessible(page);
  await amount.fill('many');
  await sheet(page).getByRole('button').last().click();
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.fill('12,25');
  await sheet(page).getByRole('button').last().click();
  await expect(sheet(page)).toBeHidden();
  const ledger = await (await lab.admin.get(`/api/v1/stock-items/${pla.id}/movements`)).json();
  const moved = ledger.items.map(({ kind, quantity }: { kind: string; quantity: number }) => [kind, quantity]);
  expect(moved).toEqual([
    ['use', -12.25],
    ['use', -42.5],
    ['receipt', 1000],
  ]);
  const ended = await (await lab.admin.get(`/api/v1/usage-sessions/${second.id}`)).json();
  expect(ended).toMatchObject({ outcome: 'success', end_cause: 'finished' });
});

test('what a session cost is found by session, machine, member and the course that kept the machine', async ({
  page,
  baseURL,
}, info) => {
  const { t, go } = await begin(page, info, 'admin');
  const lab = await ownLab(baseURL, `costs-${info.project.name}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const [kept, other] = [await lab.machine('Printer'), await lab.machine('Lathe')];
  const unit_cost = { amount: { amount_minor: 150, currency: 'KGS' } };
  const item = { name: { en: 'PLA' }, category: 'filament', unit: 'gram', unit_cost };
  const pla = await post(lab.admin, `/labs/${lab.slug}/stock-items`, item);
  await post(lab.admin, `/stock-items/${pla.id}/movements`, { kind: 'receipt', quantity: 1000 });
  const title = { ky: 'Биринчи басуу', ru: 'Первая печать' };
  const course = await post(lab.admin, `/labs/${lab.slug}/courses`, { title });
  const begins = Date.now() + 5_000;
  const at = (ms: number) => new Date(begins + ms).toISOString();
  await post(lab.admin, '/course-sessions', {
    course: course.id,
    starts_at: at(0),
    ends_at: at(3_600_000),
    machines: [kept],
  });
  // A second of work once the course has begun: it is written down as soon as it is over.
  const worked = { member: nurlan.id, started_at: at(500), ended_at: at(1_500), outcome: 'success' };
  const use = async (machine: string, quantity: number) => {
    let session = { id: '' };
    await expect(async () => {
      session = await post(lab.admin, '/usage-sessions', { machine, ...worked });
    }).toPass({ timeout: 20_000 });
    await post(lab.admin, `/stock-items/${pla.id}/movements`, { kind: 'use', quantity, usage_session: session.id });
    return session.id;
  };
  const session = await use(kept, 40);
  await use(other, 7);
  await post(lab.admin, `/stock-items/${pla.id}/movements`, { kind: 'waste', quantity: 3 });

  await go(`/manage/stock/costs?period=last-30-days&lab=${lab.slug}`);
  const row = (name: string | RegExp) =>
    page.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name }) });
  const by = page.getByLabel(t('stock-cost-by'));
  const sum = page.locator('tfoot tr');
  const cost = async (choice: string, name: string | RegExp, used: RegExp) => {
    await by.selectOption(choice);
    await expect(page.getByRole('columnheader', { name: t(`stock-cost-by-${choice}`) })).toBeVisible();
    await expect(row(name).getByRole('cell').first()).toHaveText(used);
    // However it is parted, all of it is there.
    await expect(sum.getByRole('cell').first()).toHaveText(/^70[.,]50/);
    await expect(sum.getByRole('cell').nth(1)).toHaveText(/^4[.,]50/);
  };
  await cost('machine', 'Printer', /^60\s/);
  await cost('machine', 'Lathe', /^10[.,]50/);
  await cost('member', 'Nurlan', /^70[.,]50/);
  await cost('session', /Printer/, /^60\s/);
  await expect(row(/Printer/).getByRole('link')).toHaveAttribute('href', `/manage/sessions/${session}`);
  await cost('course', /Биринчи басуу|Первая печать/, /^60\s/);
  await expect(row(t('stock-cost-no-session')).getByRole('cell').first()).toHaveText(/^10[.,]50/);
  await isAccessible(page);
});
