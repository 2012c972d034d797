import { enter, ownLab } from './own-lab';
import { caller, chartsAreLegible, choosePerson, expect, isAccessible, open, post, signIn, test } from './support';
import { speaking } from './words';

test('an author drafts a request, changes it and sends it; a manager reviews it and declines it', async ({
  page,
  browser,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  // Two people's ways, one after the other.
  test.slow();
  // All projects share the lab: each has a request of its own.
  const title = `A welding table ${crypto.randomUUID().slice(0, 8)}`;
  await signIn(page, 'student', lang);
  await open(page, '/requests/new?process=welding&material_class=metal&step=3');
  await page.getByLabel(t('requests-name')).fill(title);
  await page.getByRole('button', { name: t('requests-draft-keep') }).click();
  await expect(page.getByText(t('field-required'), { exact: true })).toBeVisible();
  await page.getByLabel(t('requests-justification')).fill('Frames of the student race car.');
  await page.locator('summary', { hasText: t('requests-costs') }).click();
  await page.getByRole('button', { name: t('requests-cost-add') }).click();
  const cost = page.getByRole('group', { name: t('requests-cost-line', { n: 1 }) });
  await cost.getByLabel(t('requests-amount')).fill('1 200,50');
  await isAccessible(page);
  await page.getByRole('button', { name: t('requests-draft-keep') }).click();
  await expect(page.locator('h1')).toHaveText(title);
  await expect(page.locator('main')).toContainText(/1.200[.,]50/);
  await isAccessible(page);

  await open(page, '/requests');
  await expect(
    page.locator('section', { hasText: t('requests-drafts') }).getByRole('link', { name: title }),
  ).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: t('requests-edit'), exact: true }).click();
  await page.getByLabel(t('requests-users')).fill('12');
  await isAccessible(page);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.locator('main')).toContainText(t('requests-fact-users', { n: 12 }));
  await page.getByRole('button', { name: t('requests-send') }).click();
  await isAccessible(page);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('do-confirm') })
    .click();
  await expect(page.locator('main')).toContainText(t('requests-is-submitted'));
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const manager = await context.newPage();
  await signIn(manager, 'manager', lang);
  await open(manager, '/manage/requests');
  await manager.getByRole('link', { name: title }).click();
  await expect(manager.locator('h1')).toHaveText(title);
  await expect(manager.locator('main')).toContainText(
    `${t('review-condition-need', { have: 0, needed: 3 })} ${t('review-not-met')}`,
  );
  await isAccessible(manager);
  await manager.getByRole('button', { name: t('requests-set', { status: t('requests-is-under-review') }) }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: t('do-confirm') })
    .click();
  // What the evidence does not carry is refused, and said why.
  await manager.getByRole('button', { name: t('requests-set', { status: t('requests-is-flagged') }) }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: t('do-confirm') })
    .click();
  await expect(manager.getByRole('dialog').getByRole('alert')).toBeVisible();
  await isAccessible(manager);
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: t('do-cancel') })
    .click();

  // Its author may change it no longer; the manager adds what donors read.
  await open(page, `/requests/${id}`);
  await expect(page.getByRole('link', { name: t('requests-edit'), exact: true })).toHaveCount(0);
  await manager.getByRole('link', { name: t('requests-edit'), exact: true }).click();
  await manager.getByRole('button', { name: 'Русский' }).click();
  await manager.getByLabel(`${t('requests-name')} · Русский`).fill('Сварочный стол');
  await manager.getByRole('button', { name: t('do-save') }).click();
  await expect(manager).toHaveURL(new RegExp(`/manage/requests/${id}`));

  await manager.getByRole('button', { name: t('requests-set', { status: t('requests-is-declined') }) }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: t('do-confirm') })
    .click();
  await expect(manager.getByRole('dialog')).toContainText(t('field-required'));
  await manager.getByRole('dialog').getByLabel(t('field-reason')).fill('The workshop next door has one.');
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: t('do-confirm') })
    .click();
  await expect(manager.locator('main')).toContainText(t('review-no-step'));

  await open(manager, `/manage/audit?subject=${id}`);
  const events = manager.locator('li.event');
  await expect(events.first()).toContainText(t('audit-did-equipment-request-transitioned'));
  await expect(events.first()).toContainText('The workshop next door has one.');
  await events.first().locator('summary').click();
  await expect(events.first().getByRole('row', { name: t('audit-field-status') })).toContainText(
    new RegExp(`${t('requests-is-under-review')}\\s*${t('requests-is-declined')}`),
  );
  await isAccessible(manager);
  await context.close();
});

test('a manager looks at what the machines were used for, and takes the figures along', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/statistics?period=last-month');
  await expect(page.locator('main')).toContainText(t('statistics-utilization'));
  const definition = page.locator('details', { hasText: t('statistics-utilization') }).first();
  await definition.locator('summary').click();
  await expect(definition).toContainText('÷');
  await page
    .getByRole('group', { name: t('statistics-grouping') })
    .getByRole('button', { name: t('statistics-by-process') })
    .click();
  await expect(page.getByRole('region', { name: t('statistics-compared') }).getByRole('row')).not.toHaveCount(2);
  await page.getByLabel(t('statistics-drawn')).selectOption('used');
  await expect(page).toHaveURL(/show=used/);
  for (const [format, begins] of [
    ['CSV', '\ufeff'],
    ['XLSX', 'PK'],
    ['JSON', '{'],
  ] as const) {
    const link = page.getByRole('link', { name: t('figures-download', { what: t('statistics-compared'), format }) });
    const file = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(file.ok()).toBe(true);
    expect((await file.body()).toString('utf8').startsWith(begins)).toBe(true);
  }
  await expect(page.locator('main')).toContainText(t('statistics-denied'));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: t('statistics-print') })).toBeHidden();
});

test('what is drawn has a mark for each row of its table, changes with what is chosen, and can be read', async ({
  page,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/statistics?period=last-quarter');
  const plots = page.locator('main .pair');
  await expect(plots.nth(1)).toBeVisible();
  const marks = async () => {
    const drawn: string[][] = [];
    for (const plot of (await plots.all()).slice(0, 2)) {
      const heights = plot
        .locator('svg .bar')
        .evaluateAll((bars) => bars.map((bar) => `${bar.getAttribute('width')} ${bar.getAttribute('height')}`));
      await expect(plot.locator('svg .bar')).toHaveCount(await plot.locator('tbody tr').count());
      drawn.push(await heights);
      // What a bar says stands in its row too.
      const values = await plot.locator('svg .value').allTextContents();
      const rows = await plot.locator('tbody tr').allTextContents();
      expect(values.filter((value, at) => !rows[at]?.includes(value.trim()))).toEqual([]);
    }
    return drawn;
  };
  const before = await marks();
  const plot = plots.first().locator('svg');
  const name = (await plot.getAttribute('aria-label')) ?? '';
  await page.getByLabel(t('statistics-drawn')).selectOption('sessions');
  await expect(plot).not.toHaveAttribute('aria-label', name);
  expect(await marks()).not.toEqual(before);

  await chartsAreLegible(page);
});

test('a manager reads the trail page by page, and an administrator verifies its seal', async ({
  page,
  browser,
}, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  // A verification walks the whole trail.
  test.slow();
  await signIn(page, 'manager', lang);
  await open(page, '/manage/audit?type=reservation');
  const events = page.locator('li.event');
  await expect(events).toHaveCount(50);
  await expect(page.locator('main')).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/);
  await page.getByRole('button', { name: t('do-more') }).click();
  await expect(events).toHaveCount(100);
  await page.getByLabel(t('audit-what')).selectOption('action reservation.cancelled');
  await expect(events.first()).toContainText(t('audit-did-reservation-cancelled'));
  await expect(page.getByRole('button', { name: t('audit-verify') })).toHaveCount(0);

  // All that a member did and that was done to them, and the same as a file.
  const found = await page.request.get('/api/v1/labs/fablab-bishkek/members?q=student@example.org');
  const [student] = (await found.json()).items;
  await open(page, `/manage/people/${student.member}`);
  await page.getByRole('link', { name: t('people-trail') }).click();
  await expect(page.getByText(t('audit-whole-trail', { name: student.full_name }))).toBeVisible();
  await expect(events).toHaveCount(50);
  const file = await page.request.get((await page.locator('a[download^="audit-"]').getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).trim().split('\n').length).toBeGreaterThan(50);

  const context = await browser.newContext({ viewport: page.viewportSize() });
  const admin = await context.newPage();
  await signIn(admin, 'admin', lang);
  await open(admin, '/manage/audit');
  await admin.getByRole('button', { name: t('audit-verify') }).click();
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: t('audit-verify') })
    .click();
  await expect(admin.getByRole('dialog')).toContainText(t('audit-whole'), { timeout: 30_000 });
  await isAccessible(admin);
  await context.close();
});

test('the trail is narrowed to who did it and when, and shows what stood there before and after', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  const lab = await ownLab(baseURL, `trail-${lang}-${Date.now()}`);
  const [asel, daniyar] = [await lab.join('Asel', 'manager'), await lab.join('Daniyar', 'manager')];
  const machine = await lab.machine('Press', { policy: { max_minutes: 120 } });
  const by = await caller(baseURL, asel.email);
  await post(by, `/machines/${machine}/status`, { status: 'degraded', reason: 'The belt is worn.' });
  const headers = { 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' };
  const data = { policy: { max_minutes: 180 } };
  const changed = await by.patch(`/api/v1/machines/${machine}`, { headers, data });
  expect(changed.ok(), await changed.text()).toBe(true);
  const trail = await (await by.get(`/api/v1/labs/${lab.slug}/audit-events?actor=${asel.id}`)).json();
  await by.dispose();
  // Days are the lab's, which is six hours ahead; the day may end while this is read.
  const dayOf = (at: string, days = 0) =>
    new Date(Date.parse(at) + (6 + 24 * days) * 3_600_000).toISOString().slice(0, 10);
  const [last, first] = [trail.items[0].at, trail.items.at(-1).at];

  await enter(page, daniyar);
  await open(page, `/manage/audit?lab=${lab.slug}&lang=${lang}`);
  const events = page.locator('li.event');
  await expect(events.filter({ hasText: t('audit-did-machine-created') })).toHaveCount(1);
  await choosePerson(page, page.getByRole('combobox', { name: t('audit-who') }), 'Asel', 'Asel');
  await expect(events.filter({ hasText: t('audit-did-machine-created') })).toHaveCount(0);
  await expect(events).toHaveCount(trail.items.length);
  for (const event of await events.all()) await expect(event.locator('p').first()).toContainText('Asel:');
  const change = events.filter({ hasText: t('audit-did-machine-changed') });
  await change.locator('summary').click();
  await expect(change.getByRole('columnheader', { name: t('audit-before') })).toBeVisible();
  await expect(change.getByRole('columnheader', { name: t('audit-after') })).toBeVisible();
  const cells = change
    .getByRole('row')
    .filter({ hasText: t('audit-field-max-minutes') })
    .getByRole('cell');
  await expect(cells).toHaveText([/^120|^2/, /^180|^3/]);
  await isAccessible(page);

  const [from, to] = [page.getByLabel(t('audit-from')), page.getByLabel(t('audit-to'))];
  await from.fill(dayOf(last, 1));
  await expect(events).toHaveCount(0);
  await from.fill(dayOf(first));
  await expect(events).toHaveCount(trail.items.length);
  await to.fill(dayOf(first, -1));
  await expect(events).toHaveCount(0);
  await to.fill(dayOf(last));
  await expect(change).toBeVisible();
  await page.reload();
  await expect(events).toHaveCount(trail.items.length);
  await page.getByRole('button', { name: t('audit-clear') }).click();
  await expect(events.filter({ hasText: t('audit-did-machine-created') })).toHaveCount(1);
});
