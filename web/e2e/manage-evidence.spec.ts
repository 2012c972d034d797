import { expect, isAccessible, open, signIn, test } from './support';

test('an author drafts a request, changes it and sends it; a manager reviews it and declines it', async ({
  page,
  browser,
}) => {
  // Two people's ways, one after the other.
  test.slow();
  // All projects share the lab: each has a request of its own.
  const title = `A welding table ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page, 'student', 'en');
  await open(page, '/requests/new?process=welding&material_class=metal&step=3');
  await page.getByLabel('What should it be called?').fill(title);
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  await expect(page.getByText('Needed')).toBeVisible();
  await page.getByLabel('What for?').fill('Frames of the student race car.');
  await page.locator('summary', { hasText: 'Costs, line by line' }).click();
  await page.getByRole('button', { name: 'Add a cost' }).click();
  const cost = page.getByRole('group', { name: 'Cost 1' });
  await cost.getByLabel('Amount').fill('1 200,50');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Keep as a draft' }).click();
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.locator('main')).toContainText('1,200.50');
  await isAccessible(page);

  await open(page, '/requests');
  await expect(page.locator('section', { hasText: 'Your drafts' }).getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('How many would use it').fill('12');
  await isAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('main')).toContainText('Expected users: 12');
  await page.getByRole('button', { name: 'Send' }).click();
  await isAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(page.locator('main')).toContainText('Submitted');
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const manager = await context.newPage();
  await signIn(manager, 'manager', 'en');
  await open(manager, '/manage/requests');
  await manager.getByRole('link', { name: title }).click();
  await expect(manager.locator('h1')).toHaveText(title);
  await expect(manager.locator('main')).toContainText(
    'People who said what they would make: 0 (needed: 3) (not met yet)',
  );
  await isAccessible(manager);
  await manager.getByRole('button', { name: 'To: Under review' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  // What the evidence does not carry is refused, and said why.
  await manager.getByRole('button', { name: 'To: Put to donors' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(manager.getByRole('dialog').getByRole('alert')).toBeVisible();
  await isAccessible(manager);
  await manager.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  // Its author may change it no longer; the manager adds what donors read.
  await open(page, `/requests/${id}`);
  await expect(page.getByRole('link', { name: 'Change', exact: true })).toHaveCount(0);
  await manager.getByRole('link', { name: 'Change', exact: true }).click();
  await manager.getByRole('button', { name: 'Русский' }).click();
  await manager.getByLabel('What should it be called? · Русский').fill('Сварочный стол');
  await manager.getByRole('button', { name: 'Save' }).click();
  await expect(manager).toHaveURL(new RegExp(`/manage/requests/${id}`));

  await manager.getByRole('button', { name: 'To: Declined' }).click();
  await manager.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(manager.getByRole('dialog')).toContainText('Needed');
  await manager.getByRole('dialog').getByLabel('Reason').fill('The workshop next door has one.');
  await manager.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expect(manager.locator('main')).toContainText('There is no step left to take.');

  await open(manager, `/manage/audit?subject=${id}`);
  const events = manager.locator('li.event');
  await expect(events.first()).toContainText('moved the request on');
  await expect(events.first()).toContainText('The workshop next door has one.');
  await events.first().locator('summary').click();
  await expect(events.first().getByRole('row', { name: 'State' })).toContainText(/Under review\s*Declined/);
  await isAccessible(manager);
  await context.close();
});

test('a manager looks at what the machines were used for, and takes the figures along', async ({ page }) => {
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/statistics?period=last-month');
  await expect(page.locator('main')).toContainText('Загрузка');
  const definition = page.locator('details', { hasText: 'Загрузка' }).first();
  await definition.locator('summary').click();
  await expect(definition).toContainText('÷');
  await page.getByRole('group', { name: 'Группировать' }).getByRole('button', { name: 'Процесс' }).click();
  await expect(page.getByRole('region', { name: 'Сравнение' }).getByRole('row')).not.toHaveCount(2);
  await page.getByLabel('На графике').selectOption('used');
  await expect(page).toHaveURL(/show=used/);
  for (const [format, begins] of [
    ['CSV', '\ufeff'],
    ['XLSX', 'PK'],
    ['JSON', '{'],
  ] as const) {
    const link = page.getByRole('link', { name: `Скачать «Сравнение» как ${format}` });
    const file = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(file.ok()).toBe(true);
    expect((await file.body()).toString('utf8').startsWith(begins)).toBe(true);
  }
  await expect(page.locator('main')).toContainText('Запрошенное и не данное время');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Печать' })).toBeHidden();
});

test('a manager reads the trail page by page, and an administrator verifies its seal', async ({ page, browser }) => {
  // A verification walks the whole trail.
  test.slow();
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage/audit?type=reservation');
  const events = page.locator('li.event');
  await expect(events).toHaveCount(50);
  await expect(page.locator('main')).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  await expect(events).toHaveCount(100);
  await page.getByLabel('Что сделано').selectOption('action reservation.cancelled');
  await expect(events.first()).toContainText('бронь отменена');
  await expect(page.getByRole('button', { name: 'Проверить печать' })).toHaveCount(0);

  // All that a member did and that was done to them, and the same as a file.
  const found = await page.request.get('/api/v1/labs/fablab-bishkek/members?q=student@example.org');
  const [student] = (await found.json()).items;
  await open(page, `/manage/people/${student.member}`);
  await page.getByRole('link', { name: 'Все записи журнала' }).click();
  await expect(page.getByText(`Всё, что делает ${student.full_name}`)).toBeVisible();
  await expect(events).toHaveCount(50);
  const file = await page.request.get((await page.locator('a[download^="audit-"]').getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).trim().split('\n').length).toBeGreaterThan(50);

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const admin = await context.newPage();
  await signIn(admin, 'admin', 'en');
  await open(admin, '/manage/audit');
  await admin.getByRole('button', { name: 'Verify the seal' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Verify the seal' }).click();
  await expect(admin.getByRole('dialog')).toContainText('The trail is whole', { timeout: 30_000 });
  await isAccessible(admin);
  await context.close();
});
