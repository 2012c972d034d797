import type { Locator, Page } from '@playwright/test';
import { ownLab } from './own-lab';
import {
  AS_A_PAGE,
  become,
  begin,
  change,
  choosePerson,
  comingDay,
  expect,
  isAccessible,
  open,
  PASSWORD,
  patch,
  post,
  rule,
  test,
} from './support';
import { speaking } from './words';

const LAB = '/api/v1/labs/fablab-bishkek';
/** One of the demo lab's students. */
const STUDENT = 'Аида Асанова';
const sheet = (page: Page) => page.getByRole('dialog');
const told = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await page.getByRole('button', { name: /^(Сактоо|Сохранить)$/ }).click();
  await saved;
}
/** Somebody new, who holds nothing yet. */
async function newcomer(page: Page, lang: string): Promise<string> {
  const email = `lark-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;
  const data = { full_name: 'Lark', email, password: PASSWORD, locale: lang, lab: 'fablab-bishkek' };
  expect((await page.request.post('/api/v1/auth/register', { headers: AS_A_PAGE, data })).status()).toBe(201);
  await become(page, email);
  return email;
}

test('a refusal for want of a training leads to its course, and on to its waiting list', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  await newcomer(page, lang);
  await open(page, `/board?view=list&day=${comingDay(3)}&lang=${lang}`);
  const laser = page.getByRole('region', { name: /Speedy/ });
  await laser.getByRole('button').first().click();
  await sheet(page).locator('[type="submit"]').click();
  const date = sheet(page).locator('a[href^="/training?date="]').first();
  await expect(date).toBeVisible();
  await isAccessible(page);
  await date.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('training-title'));
  await expect(sheet(page)).toContainText(t('training-queue'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('training-queue') })
    .click();
  await told(page, like('training-queued', 'name'));

  await page
    .getByRole('button', { name: like('training-leave-queue-of', 'name') })
    .first()
    .click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('training-leave-queue'), exact: true })
    .click();
  await told(page, t('training-left'));
  await expect(page.getByRole('heading', { name: t('training-mine') })).toHaveCount(0);
  await isAccessible(page);

  // Two taps: the date, and that one comes.
  await page
    .locator('.dates button')
    .filter({ hasText: like('training-free', 'n') })
    .first()
    .click();
  await sheet(page)
    .getByRole('button', { name: t('training-enrol') })
    .click();
  await told(page, like('training-enrolled', 'name'));
  await expect(page.getByText(t('training-is-enrolled')).first()).toBeVisible();
  await page
    .locator('.toast')
    .filter({ hasText: like('training-enrolled', 'name') })
    .getByRole('button')
    .click();
  await told(page, t('training-left'));
});

test('a machine’s checklist is written, and gone through before it starts; where nobody works alone, one says who is there', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const { lang } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `checks-${lang}-${Date.now()}`);
  const [nurlan, bermet] = [await lab.join('Nurlan'), await lab.join('Bermet')];
  const two = { policy: { requires_second_person: true } };
  const [id, press, lathe] = [
    await lab.machine('Scanner'),
    await lab.machine('Press', two),
    await lab.machine('Lathe', two),
  ];
  const seen = async (path: string) => (await lab.admin.get(`/api/v1${path}`)).json();
  const go = (path: string) => open(page, `${path}${path.includes('?') ? '&' : '?'}lab=${lab.slug}&lang=${lang}`);
  await become(page, 'admin@example.org');
  await go(`/manage/settings/policies?of=machine-${id}`);
  const add = page.getByRole('button', { name: /Пункт кошуу|Добавить пункт/ });
  await add.click();
  await page.locator('li fieldset input[lang="ru"]').fill('Крышка закрыта');
  await add.click();
  await page.getByRole('button', { name: /2-пунктту алып салуу|Убрать пункт 2/ }).click();
  await expect(page.locator('aside')).toContainText(/1 пункт/);
  await isAccessible(page);
  await save(page);
  expect((await seen(`/machines/${id}`)).checklist).toEqual([{ ru: 'Крышка закрыта' }]);

  await become(page, nurlan.email);
  await go(`/machines/${id}`);
  const start = page.getByRole('button', { name: /^(Азыр баштоо|Начать сейчас)$/ });
  await start.click();
  const begin = sheet(page).getByRole('button', { name: /^(Азыр баштоо|Начать сейчас)$/ });
  await expect(sheet(page)).toContainText('Крышка закрыта');
  await begin.click();
  await expect(sheet(page).getByRole('alert')).toBeVisible();
  await isAccessible(page);
  await sheet(page).getByRole('checkbox').check();
  await begin.click();
  await told(page, /Иш башталды|Работа начата/);
  await expect(sheet(page)).toHaveCount(0);
  const { items: worked } = await seen(`/usage-sessions?lab=${lab.slug}&machine=${id}`);
  const session = await seen(`/usage-sessions/${worked[0].id}`);
  expect(session).toMatchObject({ member: nurlan.id, ended_at: null });
  expect(session.checklist).toMatchObject({ items: [{ ru: 'Крышка закрыта' }], acknowledged_by: nurlan.id });

  // Who is there besides is named by the address they sign in with: a wrong one is told, and the form stays.
  const name = async (act: Locator, done: RegExp) => {
    const beside = sheet(page).getByLabel(/Жаныңызда ким болот|Кто будет с вами/);
    await beside.fill(`nobody-${lab.slug}@example.org`);
    await act.click();
    await expect(beside).toHaveAttribute('aria-invalid', 'true');
    await expect(beside).toHaveValue(`nobody-${lab.slug}@example.org`);
    await isAccessible(page);
    await beside.fill(bermet.email);
    await act.click();
    await told(page, done);
    await expect(sheet(page)).toHaveCount(0);
  };
  await go(`/machines/${press}`);
  await start.click();
  await name(begin, /Иш башталды|Работа начата/);
  const { items: pressed } = await seen(`/usage-sessions?lab=${lab.slug}&machine=${press}`);
  expect(pressed[0]).toMatchObject({ member: nurlan.id, ended_at: null });

  // To book, and to check in for what staff booked for one person alone.
  const starts_at = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 60_000);
  const ends_at = new Date(starts_at.getTime() + 1_800_000);
  const alone = await post(lab.admin, '/reservations', {
    machine: lathe,
    member: nurlan.id,
    starts_at,
    ends_at,
    override_reason: 'Told by telephone.',
  });
  await go(`/machines/${lathe}`);
  await page.locator('main ul.plain button').first().click();
  await name(sheet(page).locator('button[form="book"]'), /^(Ээленди|Забронировано)/);
  const { items: booked } = await seen(`/reservations?lab=${lab.slug}&machine=${lathe}`);
  const other = booked.find((one: { id: string }) => one.id !== alone.id);
  expect(other).toMatchObject({ member: nurlan.id, second_person: bermet.id });
  const checkIn = /^(Келгенин белгилөө|Отметиться)$/;
  await page.locator('main').getByRole('button', { name: checkIn }).first().click();
  await name(sheet(page).getByRole('button', { name: checkIn }), /Белгилендиңиз|Вы отметились/);
  expect(await seen(`/reservations/${alone.id}`)).toMatchObject({ status: 'checked_in', second_person: bermet.id });
});

test('a manager plans a date, sees who comes, and calls it off', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'manager');
  await go('/manage/training');
  await page.getByRole('button', { name: t('courses-plan') }).click();
  await isAccessible(page);
  await sheet(page)
    .locator('input[type="datetime-local"]')
    .first()
    .fill(`${comingDay(6)}T15:00`);
  await sheet(page).getByLabel(t('courses-location')).fill('7');
  await sheet(page).locator('[type="submit"]').click();
  await page.waitForURL('**/manage/training/dates/*');
  await expect(page.locator('dl')).toContainText('7');
  await page.getByRole('button', { name: t('courses-add-person') }).click();
  await isAccessible(page);
  await choosePerson(page, sheet(page).getByRole('combobox'), STUDENT.slice(0, 6), STUDENT);
  await sheet(page)
    .getByRole('button', { name: t('courses-add-person') })
    .click();
  await expect(page.locator('main li')).toContainText([STUDENT]);
  await isAccessible(page);
  await page.getByRole('button', { name: t('courses-change'), exact: true }).click();
  await isAccessible(page);
  await sheet(page).getByLabel(t('courses-capacity'), { exact: true }).fill('3');
  // Somebody else says meanwhile where it is.
  await patch(page.request, `/course-sessions/${new URL(page.url()).pathname.split('/').at(-1)}`, { location: '12' });
  await sheet(page).locator('[type="submit"]').click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).getByLabel(t('courses-capacity'), { exact: true })).toHaveValue('3');
  await expect(sheet(page).getByLabel(t('courses-location'))).toHaveValue('12');
  await sheet(page).locator('[type="submit"]').click();
  await expect(page.locator('dl')).toContainText('3');
  await page.getByRole('button', { name: t('courses-call-off') }).click();
  await isAccessible(page);
  await sheet(page).getByRole('textbox').fill('Окутуучу ооруп калды');
  await sheet(page).locator('[type="submit"]').click();
  await told(page, t('courses-called-off'));
});

test('results are one tap each, and another tap corrects them', async ({ page }, info) => {
  const { go } = await begin(page, info, 'manager');
  await go('/manage/training?when=past');
  await page.locator('main .entry a').first().click();
  const row = page
    .locator('main li')
    .filter({ has: page.getByRole('radio') })
    .first();
  await expect(row).toBeVisible();
  await isAccessible(page);
  const before = await row.getByRole('radio', { checked: true }).getAttribute('value');
  for (const result of [before === 'present' ? 'absent' : 'present', before ?? 'present']) {
    const written = page.waitForResponse((answer) => answer.url().endsWith('/results') && answer.ok());
    await row.locator(`label.${result}`).click();
    await written;
    await expect(row.locator(`label.${result} input`)).toBeChecked();
  }
});

test('courses and the roster are kept by who manages', async ({ page }, info) => {
  const { lang, t, like, go } = await begin(page, info, 'manager');
  await go('/manage/training/courses');
  await page.getByRole('button', { name: t('courses-new') }).click();
  await sheet(page).locator('[type="submit"]').click();
  await expect(sheet(page).locator('[aria-invalid="true"]').first()).toBeFocused();
  await isAccessible(page);
  const name = `Ткацкий ${Date.now()}`;
  await sheet(page).locator('input[lang="ru"]').fill(name);
  await sheet(page).locator('[type="submit"]').click();
  await page.getByRole('button', { name: t('courses-change-of', { name }) }).click();
  await sheet(page).getByLabel(t('courses-capacity'), { exact: true }).fill('4');
  // Somebody else changes its length meanwhile.
  const courses = await (await page.request.get(`${LAB}/courses?limit=200`)).json();
  const course = courses.items.find((one: { title: { ru?: string } }) => one.title.ru === name);
  await patch(page.request, `/courses/${course.id}`, { duration_minutes: 90 });
  await sheet(page).locator('[type="submit"]').click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).getByLabel(t('courses-capacity'), { exact: true })).toHaveValue('4');
  await expect(sheet(page).getByLabel(t('courses-minutes'))).toHaveValue('90');
  await sheet(page).locator('[type="submit"]').click();
  await expect(sheet(page)).toBeHidden();
  await page
    .locator('main li')
    .filter({ hasText: name })
    .getByRole('button', { name: t('courses-archive-of', { name }) })
    .click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('courses-archive'), exact: true })
    .click();
  await told(page, t('courses-archived-done'));

  const far = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  await open(page, `/manage/training/duties?week=${far}`);
  await page
    .getByRole('button', { name: like('courses-duty-add-on', 'day') })
    .first()
    .click();
  await isAccessible(page);
  await sheet(page).getByRole('combobox').selectOption({ index: 1 });
  await sheet(page).locator('[type="submit"]').click();
  await told(page, t('courses-duty-added'));
  await isAccessible(page);
  await page.getByRole('button', { name: t('courses-week-after') }).click();
  await page.getByRole('button', { name: like('courses-repeat', 'n') }).click();
  await told(page, t('courses-repeated'));
  await page
    .getByRole('button', { name: like('courses-duty-remove', 'name', 'day') })
    .first()
    .click();
  await told(page, like('courses-duty-removed', 'name'));

  // Where the rules ask for staff on duty, a booking holds as soon as somebody is: of that day nobody is any more.
  const { items } = await (await page.request.get(`${LAB}/machines?process=vinyl_cutting`)).json();
  await rule(page, items[0].id, { requires_staff_on_duty: true });
  let duty: string | undefined;
  try {
    const day = comingDay(3, 7);
    const planned = await (await page.request.get(`${LAB}/duties?from=${day}T00:00:00Z&limit=200`)).json();
    for (const { id, starts_at } of planned.items)
      if (starts_at.startsWith(day)) await change(page, `/duties/${id}/remove`, {});
    const email = await newcomer(page, lang);
    await open(page, `/board?view=list&day=${day}&lang=${lang}`);
    await page.getByRole('region', { name: items[0].name[lang] }).getByRole('button').first().click();
    await sheet(page).locator('[type="submit"]').click();
    await expect(sheet(page).getByRole('alert')).toContainText(t('training-do-staff-on-duty'));
    await become(page, 'manager@example.org');
    const { id: member } = await (await page.request.get('/api/v1/me')).json();
    const hours = { member, starts_at: `${day}T01:00:00Z`, ends_at: `${day}T17:00:00Z` };
    duty = (await change(page, '/labs/fablab-bishkek/duties', hours)).id;
    await become(page, email);
    await sheet(page).locator('[type="submit"]').click();
    await told(page, like('book-done', 'machine', 'day', 'time'));
  } finally {
    await become(page, 'manager@example.org');
    await rule(page, items[0].id, { requires_staff_on_duty: false });
    if (duty) await change(page, `/duties/${duty}/remove`, {});
  }
});

test('where somebody who holds a training must be on duty, one is told so until they are; staff see who watched', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `watched-${lang}-${Date.now()}`);
  const [nurlan, aigul, daniyar] = [
    await lab.join('Nurlan'),
    await lab.join('Aigul', 'technician'),
    await lab.join('Daniyar', 'technician'),
  ];
  const furnaces = { ru: 'Работа с печью', ky: 'Меш менен иштөө' };
  const { id: held } = await post(lab.admin, `/labs/${lab.slug}/qualifications`, { name: furnaces });
  await post(lab.admin, '/certifications', { member: daniyar.id, qualification: held });
  const watched = { requires_supervisor: held };
  const furnace = await lab.machine('Furnace', { policy: watched });
  const kiln = await lab.machine('Kiln', { policy: { ...watched, requires_staff_on_duty: true } });
  const onDuty = (who: { id: string }) => {
    const [from, until] = [-1, 12].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    return post(lab.admin, `/labs/${lab.slug}/duties`, { member: who.id, starts_at: from, ends_at: until });
  };
  const go = (path: string) => open(page, `${path}?lab=${lab.slug}&lang=${lang}`);
  const main = page.getByRole('main');
  await become(page, nurlan.email);

  // Who comes to start now: nobody is there, then somebody who does not hold it.
  await go(`/machines/${kiln}`);
  await expect(main).toContainText(t('policy-supervisor', { name: furnaces[lang as 'ru' | 'ky'] }));
  const start = main.getByRole('button', { name: t('machine-start'), exact: true });
  const refused = main.getByRole('alert');
  await start.click();
  await expect(refused).toContainText(t('training-do-supervisor'));
  await expect(refused).toContainText(t('training-do-staff-on-duty'));
  await isAccessible(page);
  await onDuty(aigul);
  await start.click();
  await expect(refused).not.toContainText(t('training-do-staff-on-duty'));
  await expect(refused).toContainText(t('training-do-supervisor'));

  // Who books is told the same, and may as soon as somebody who holds it is on duty.
  await go(`/machines/${furnace}`);
  await main.locator('ul.plain button').first().click();
  const book = sheet(page).locator('button[form="book"]');
  await book.click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('training-do-supervisor'));
  await isAccessible(page);
  await onDuty(daniyar);
  await book.click();
  await told(page, like('book-done', 'machine', 'day', 'time'));
  await main
    .getByRole('button', { name: t('my-check-in'), exact: true })
    .first()
    .click();
  await told(page, t('my-checked-in'));
  await go(`/machines/${kiln}`);
  await start.click();
  await told(page, like('machine-started', 'time'));

  await become(page, 'admin@example.org');
  const { items } = await (await lab.admin.get(`/api/v1/usage-sessions?lab=${lab.slug}`)).json();
  expect(items).toHaveLength(2);
  for (const one of items) {
    await go(`/manage/sessions/${one.id}`);
    await expect(main.locator('dl > div').filter({ hasText: t('sessions-supervisor') })).toContainText('Daniyar');
  }
  await isAccessible(page);
});

test('who holds what ends in ten days is warned of it, and told how to renew it', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `ends-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const end = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  const certify = async (name: string, more: object) => {
    const { id } = await post(lab.admin, `/labs/${lab.slug}/qualifications`, { name: { en: name } });
    await post(lab.admin, '/certifications', { member: nurlan.id, qualification: id, ...more });
  };
  await certify('Lathe work', { expires_at: `${end}T06:00:00Z` });
  await certify('Kilns', {});
  await become(page, nurlan.email);
  await open(page, `/training?lab=${lab.slug}&lang=${lang}`);
  const held = (name: string) => page.locator('#held li').filter({ hasText: name });
  const day = `.*\\b${Number(end.slice(8))}\\b.*`;
  await expect(held('Lathe work')).toContainText(new RegExp(t('training-holds-soon', { day })));
  await expect(held('Lathe work')).toContainText(t('training-renew'));
  await expect(held('Kilns')).toContainText(t('training-holds-ever'));
  await expect(held('Kilns')).not.toContainText(t('training-renew'));
  await isAccessible(page);
});
