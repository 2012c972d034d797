import type { Page } from '@playwright/test';
import { ownLab, soonOver, type OwnLab } from './own-lab';
import { become, choosePerson, comingDay, expect, isAccessible, open, PASSWORD, post, rule, test } from './support';
import { speaking } from './words';

const LAB = '/api/v1/labs/fablab-bishkek';
const HOUR_MS = 3_600_000;
/** The demo lab's student, and another one. */
const STUDENT = 'Аида Асанова';
const OTHER = 'Тимур Ахметов';
const sheet = (page: Page) => page.getByRole('dialog');
const submit = (page: Page) => sheet(page).locator('[type="submit"]').click();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
const told = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
const ask = async (page: Page, path: string) => (await page.request.get(path)).json();
/** Fills in what a group books: machines for an hour of a day, at the hour that is offered unless another is named. */
async function choose(page: Page, names: string[], day: string, from?: string) {
  await sheet(page).locator('input[type="date"]').fill(day);
  if (from) await sheet(page).locator('select').first().selectOption(from);
  await sheet(page)
    .getByText(/^1\s(саат|ч)$/)
    .click();
  for (const name of names) await sheet(page).getByRole('checkbox', { name }).check();
}
/** What machines are booked in a lab. */
const booked = async ({ slug, admin }: OwnLab): Promise<string[]> =>
  (await (await admin.get(`/api/v1/reservations?lab=${slug}`)).json()).items.map(
    (one: { machine: string }) => one.machine,
  );
type Busy = { starts_at: string; ends_at: string };
/** Two machines that ask for no training, and a coming day and hour at which both are free. */
async function freeTogether(page: Page, lang: string) {
  const machines = await Promise.all(
    ['scanning', 'vinyl_cutting'].map(async (one) => (await ask(page, `${LAB}/machines?process=${one}`)).items[0]),
  );
  for (const weekday of [2, 3, 4, 5]) {
    const day = comingDay(weekday);
    const board = await ask(page, `${LAB}/board?from=${day}T00:00:00Z&until=${day}T18:00:00Z`);
    const of = (id: string) => board.machines.find((one: { id: string }) => one.id === id);
    const meets = (span: Busy, at: number) =>
      Date.parse(span.ends_at) > at && Date.parse(span.starts_at) < at + HOUR_MS;
    for (let hour = 10; hour < 16; hour += 1) {
      const at = Date.parse(`${day}T${String(hour - 6).padStart(2, '0')}:00:00Z`);
      if (machines.some(({ id }) => of(id).busy.some((one: Busy) => meets(one, at)))) continue;
      return { day, from: `${hour}:00`, names: machines.map(({ name }) => name[lang] as string) };
    }
  }
  throw new Error('no hour is free');
}

test('a manager makes a team and books for it, all or none; its leader calls it off', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  await become(page, 'manager@example.org');
  await open(page, `/manage/groups?lang=${lang}`);
  await press(page, t('desk-groups-new'));
  await submit(page);
  await expect(sheet(page).locator('[aria-invalid="true"]').first()).toBeFocused();
  await isAccessible(page);
  const name = `Ткацкая ${Date.now()}`;
  await sheet(page)
    .getByRole('button', { name: t('groups-kind-team') })
    .click();
  await sheet(page).getByLabel(t('desk-groups-name'), { exact: true }).fill(name);
  const people = sheet(page).getByRole('combobox');
  await choosePerson(page, people.first(), STUDENT.slice(0, 6), STUDENT);
  await people.nth(1).fill(OTHER.slice(0, 6));
  await page.getByRole('option', { name: OTHER }).click();
  await sheet(page).getByLabel(t('desk-groups-hours')).fill('10');
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('meter').first()).toBeVisible();
  await isAccessible(page);

  const { day, from, names } = await freeTogether(page, lang);
  await press(page, t('groups-book'));
  await choose(page, names, day, from);
  await told(page, t('groups-dry-free', { n: 2 }));
  await isAccessible(page);
  await submit(page);
  await page.waitForURL('**/manage/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^2 / })).toBeVisible();
  await isAccessible(page);
  await page.goBack();

  // The same once more: neither can be had. Without the second, the first has another gap, one tap away.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await press(page, t('groups-book'));
  await choose(page, names, day, from);
  await submit(page);
  const refused = sheet(page).getByRole('alert');
  await expect(refused.locator('li')).toHaveCount(2);
  for (const machine of names) await expect(refused).toContainText(machine);
  await isAccessible(page);
  await refused.getByRole('button', { name: t('groups-without', { name: names[1] ?? '' }) }).click();
  await submit(page);
  await expect(refused.locator('li')).toHaveCount(1);
  await refused
    .getByRole('button', { name: /\d:\d\d–/ })
    .first()
    .click();
  await submit(page);
  await page.waitForURL('**/manage/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^1 / })).toBeVisible();
  await press(page, t('groups-cancel'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('groups-cancel') })
    .click();
  await told(page, t('groups-cancelled-done'));

  await become(page, 'student@example.org');
  await open(page, `/groups?lang=${lang}`);
  const mine = page.locator('section.card').filter({ hasText: name });
  await mine
    .getByRole('link')
    .filter({ hasText: t('groups-n-machines', { n: 2 }) })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page
    .getByRole('link')
    .filter({ hasText: names[0] ?? '' })
    .click();
  await page.getByRole('link', { name: t('my-group') }).click();
  await press(page, t('groups-cancel'));
  await sheet(page)
    .getByRole('button', { name: t('groups-cancel') })
    .click();
  await told(page, t('groups-cancelled-done'));

  await become(page, 'manager@example.org');
  const { items } = await ask(page, `${LAB}/groups?kind=team`);
  await open(page, `/manage/groups/${items.find((one: { name: string }) => one.name === name).id}`);
  await press(page, t('desk-groups-archive'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('desk-groups-archive') })
    .click();
  await told(page, t('desk-groups-archived-done'));
});

test('who came is said by name and by heads, and corrected with a reason', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  await become(page, 'manager@example.org');
  const now = new Date().toISOString();
  const { items } = await ask(page, `${LAB}/group-bookings?until=${now}&limit=200`);
  const past = items.findLast(
    (one: { group_kind: string; ends_at: string; cancelled_at: string | null }) =>
      one.group_kind === 'class' && !one.cancelled_at && one.ends_at < now,
  );
  await open(page, `/manage/groups/bookings/${past.id}?lang=${lang}`);
  await isAccessible(page);
  await press(page, new RegExp(`^(${t('groups-record')}|${t('groups-correct')})$`));
  const boxes = sheet(page).getByRole('checkbox');
  const member = boxes.first();
  const was = await member.isChecked();
  await member.setChecked(!was);
  const [count] = (await sheet(page).getByRole('status').innerText()).match(/\d+/) ?? ['0'];
  await sheet(page)
    .getByRole('button', { name: t('groups-sex-male') })
    .click();
  await sheet(page)
    .getByRole('button', { name: new RegExp(t('groups-more', { what: `.*${t('groups-age-14_to_17')}` })) })
    .click();
  await expect(sheet(page).getByRole('status')).toContainText(String(Number(count) + 1));
  await submit(page);
  const reason = sheet(page).getByLabel(t('field-reason'));
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page);
  await reason.fill('Бир окуучу кечигип келди');
  await submit(page);
  await told(page, like('groups-recorded', 'n'));
  await expect(page.getByRole('region', { name: t('groups-heads') })).toContainText('14–17');
  await expect(page.locator('summary')).toBeVisible();
  await isAccessible(page);
  await open(page, '/manage/groups/attendance?period=last-12-months');
  // The heads, the one that was just added among them.
  await expect(page.locator('tfoot td').last()).toHaveText(/^[1-9]/);
});

test('a minor is noted with what their guardians allow, and told what a booking lacks', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const email = `robin-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;
  const data = { full_name: 'Robin', email, password: PASSWORD, locale: lang, lab: 'fablab-bishkek' };
  expect((await page.request.post('/api/v1/auth/register', { data })).status()).toBe(201);
  await become(page, email);
  const { id } = await ask(page, '/api/v1/me');
  await become(page, 'manager@example.org');
  await open(page, `/manage/people/${id}?lang=${lang}`);
  await page.locator('summary').click();
  await press(page, t('people-minor-mark'));
  await submit(page);
  await isAccessible(page);
  await sheet(page)
    .locator('input[type="date"]')
    .fill(`${new Date().getUTCFullYear() + 2}-05-04`);
  await submit(page);
  await expect(page.getByText(new RegExp(`^${t('people-minor-until', { day: '.*20' })}`))).toBeVisible();

  // The paper to sign says which text it is.
  await page.getByRole('link', { name: t('people-consent-form'), exact: true }).click();
  await expect(page.locator('article')).toContainText('Robin');
  const [version = ''] = /\d{4}-\d\d-\d\d/.exec(await page.locator('article').innerText()) ?? [];
  await isAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: t('consent-print') })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.goBack();
  await page.locator('summary').click();
  await press(page, t('people-consent-give-of', { what: t('people-consent-comes-alone') }));
  await isAccessible(page);
  await sheet(page).getByRole('textbox').first().fill('Гүлмира Асанова, энеси');
  await submit(page);
  await expect(page.getByText(`Гүлмира Асанова, энеси · ${t('people-consent-text', { version })}`)).toBeVisible();
  await isAccessible(page);

  // With a consent they come alone, but not to a machine that can hurt; with a grown-up to that one too.
  const { items } = await ask(page, `${LAB}/machines?process=scanning`);
  await become(page, email);
  await open(page, `/board?view=list&day=${comingDay(3)}&lang=${lang}`);
  const free = page.getByRole('region', { name: items[0].name[lang] }).getByRole('button').first();
  await free.click();
  await submit(page);
  await told(page, like('book-done', 'machine', 'day', 'time'));
  await become(page, 'manager@example.org');
  await rule(page, items[0].id, { hazard: true });
  try {
    await become(page, email);
    await free.click();
    await submit(page);
    await expect(sheet(page).getByRole('alert')).toContainText(t('training-do-minor-hazard'));
    const beside = sheet(page).getByLabel(t('training-with-me'));
    await isAccessible(page);
    await beside.fill('nobody-at-all@example.org');
    await submit(page);
    await expect(beside).toHaveAttribute('aria-invalid', 'true');
    await beside.fill('technician@example.org');
    await submit(page);
    await expect(sheet(page)).toBeHidden();
  } finally {
    await become(page, 'manager@example.org');
    await rule(page, items[0].id, { hazard: false });
  }

  await open(page, `/manage/people/${id}?lang=${lang}`);
  await page.locator('summary').click();
  await press(page, like('people-consent-withdraw-of', 'what'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('people-consent-withdraw'), exact: true })
    .click();
  await told(page, t('people-consent-withdrawn'));
  await become(page, email);
  await open(page, `/board?view=list&day=${comingDay(4)}&lang=${lang}`);
  await free.click();
  await submit(page);
  await expect(sheet(page).getByRole('alert')).toContainText(t('training-do-minor-consent'));
  await isAccessible(page);
});

test('a team that asks for more than its week together holds is told so, and nothing is booked', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `pool-${lang}-${Date.now()}`);
  const [nurlan, bermet] = [await lab.join('Nurlan'), await lab.join('Bermet')];
  const machines = [await lab.machine('Mill'), await lab.machine('Lathe')];
  const team = { kind: 'team', name: 'Racers', lead: nurlan.id, members: [bermet.id], max_minutes_per_week: 90 };
  await post(lab.admin, `/labs/${lab.slug}/groups`, team);
  await become(page, nurlan.email);
  await open(page, `/groups?lab=${lab.slug}&lang=${lang}`);
  await press(page, t('groups-book-for', { name: 'Racers' }));
  await choose(page, ['Mill', 'Lathe'], comingDay(3));
  await submit(page);
  // An hour at each of two machines is two hours of the team's.
  const refused = sheet(page).getByRole('alert');
  await expect(refused).toContainText(like('refused-quota-of-group', 'week', 'limit', 'used', 'asked'));
  await isAccessible(page);
  expect(await booked(lab)).toEqual([]);

  await sheet(page).getByRole('checkbox', { name: 'Lathe' }).uncheck();
  await submit(page);
  await page.waitForURL('**/groups/bookings/*');
  expect(await booked(lab)).toEqual([machines[0]]);
});

test('of a visit only the heads are known: staff book for it, and count who came by sex and age', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `visit-${lang}-${Date.now()}`);
  const asel = await lab.join('Asel', 'manager');
  const machines = [await lab.machine('Mill'), await lab.machine('Lathe')];
  await become(page, asel.email);
  await open(page, `/manage/groups?lab=${lab.slug}&lang=${lang}`);
  await press(page, t('desk-groups-new'));
  await sheet(page)
    .getByRole('button', { name: t('groups-kind-visit') })
    .click();
  await sheet(page).getByLabel(t('desk-groups-name'), { exact: true }).fill('School 61');
  const many = sheet(page).getByLabel(t('desk-groups-headcount'));
  await many.fill('0');
  await submit(page);
  await expect(many).toBeFocused();
  await expect(sheet(page)).toContainText(t('desk-groups-headcount-wrong'));
  await isAccessible(page);
  await many.fill('12');
  await submit(page);
  await page.waitForURL(/\/manage\/groups\/[0-9a-f-]{36}/);
  await expect(page.locator('dl')).toContainText('12');
  const path = new URL(page.url()).pathname;
  await press(page, t('groups-book'));
  await choose(page, ['Mill', 'Lathe'], comingDay(3));
  await submit(page);
  await page.waitForURL('**/manage/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^2 / })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(t('groups-attendance-later'));

  // Another visit of theirs, which is over soon.
  const group = path.split('/').at(-1);
  await post(lab.admin, '/group-bookings', { group, machines, ...soonOver(), override_reason: 'A test of time.' });
  const over = page.locator('a.card').filter({ hasText: t('groups-unrecorded') });
  await expect(async () => {
    await open(page, path);
    await expect(over).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await over.click();
  await press(page, t('groups-record'));
  await expect(sheet(page).getByRole('checkbox'), 'nobody is named').toHaveCount(0);
  const count = async (sex: string, band: string, n: string) => {
    await sheet(page)
      .getByRole('button', { name: t(`groups-sex-${sex}`), exact: true })
      .click();
    const heads = `${t(`groups-sex-${sex}`)}, ${t(`groups-age-${band}`)}`;
    const field = sheet(page).getByRole('textbox', { name: heads, exact: true });
    await field.fill(n);
    await field.blur();
  };
  await count('female', '14_to_17', '7');
  await count('male', '18_to_24', '4');
  await expect(sheet(page).getByRole('status')).toContainText('11');
  await isAccessible(page);
  await submit(page);
  await told(page, like('groups-recorded', 'n'));
  const heads = page.getByRole('region', { name: t('groups-heads') });
  const row = (name: string) => heads.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
  await expect(row(t('groups-age-14_to_17'))).toHaveText(['7', '0', '7']);
  await expect(row(t('groups-age-18_to_24'))).toHaveText(['0', '4', '4']);
  await expect(row(t('groups-sum'))).toHaveText(['7', '4', '11']);
  await isAccessible(page);
});

test('a teacher books for a class at once or not at all, and is told what stands in the way', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `class-${lang}-${Date.now()}`);
  const [aigul, nurlan] = [await lab.join('Aigul'), await lab.join('Nurlan')];
  const training = { name: { en: 'Lathe work' } };
  const { id: qualification } = await post(lab.admin, `/labs/${lab.slug}/qualifications`, training);
  const machines = [
    await lab.machine('Mill'),
    await lab.machine('Lathe', { policy: { requires_qualification: qualification } }),
  ];
  const group = { kind: 'class', name: 'ME-21', lead: aigul.id, members: [nurlan.id] };
  await post(lab.admin, `/labs/${lab.slug}/groups`, group);

  await become(page, aigul.email);
  await open(page, `/groups?lab=${lab.slug}&lang=${lang}`);
  await expect(page.locator('section.card').filter({ hasText: 'ME-21' })).toContainText(t('groups-you-lead-class'));
  await press(page, t('groups-book-for', { name: 'ME-21' }));
  await choose(page, ['Mill', 'Lathe'], comingDay(3));
  await submit(page);
  const refused = sheet(page).getByRole('alert');
  await expect(refused).toContainText(t('groups-refused', { n: 1, of: 2 }));
  await expect(refused).toContainText('Lathe');
  await expect(refused).not.toContainText('Mill');
  await expect(refused).toContainText(t('refused-not-qualified'));
  await isAccessible(page);
  expect(await booked(lab)).toEqual([]);

  // With the training for it, nothing is chosen anew: one press books both.
  await post(lab.admin, '/certifications', { member: aigul.id, qualification });
  await submit(page);
  await page.waitForURL('**/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^2 / })).toBeVisible();
  await isAccessible(page);
  expect((await booked(lab)).sort()).toEqual(machines.sort());
});
