import type { Page } from '@playwright/test';
import { become, choosePerson, comingDay, expect, isAccessible, open, PASSWORD, rule, test } from './support';

const LAB = '/api/v1/labs/fablab-bishkek';
const HOUR_MS = 3_600_000;
/** The demo lab's student, and another one. */
const STUDENT = 'Аида Асанова';
const OTHER = 'Тимур Ахметов';
/** A phone reads Kyrgyz here, a desk Russian. */
const langOf = (project: string) => (project === 'phone' ? 'ky' : 'ru');
const sheet = (page: Page) => page.getByRole('dialog');
const submit = (page: Page) => sheet(page).locator('[type="submit"]').click();
const press = (page: Page, name: RegExp) => page.getByRole('main').getByRole('button', { name }).first().click();
const told = (page: Page, text: RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
const ask = async (page: Page, path: string) => (await page.request.get(path)).json();
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
  const lang = langOf(info.project.name);
  await become(page, 'manager@example.org');
  await open(page, `/manage/groups?lang=${lang}`);
  await press(page, /Жаңы топ|Новая группа/);
  await submit(page);
  await expect(sheet(page).locator('[aria-invalid="true"]').first()).toBeFocused();
  await isAccessible(page);
  const name = `Ткацкая ${Date.now()}`;
  await sheet(page).getByRole('button', { name: 'Команда' }).click();
  await sheet(page)
    .getByLabel(/^(Аталышы|Название)$/)
    .fill(name);
  const people = sheet(page).getByRole('combobox');
  await choosePerson(page, people.first(), STUDENT.slice(0, 6), STUDENT);
  await people.nth(1).fill(OTHER.slice(0, 6));
  await page.getByRole('option', { name: OTHER }).click();
  await sheet(page)
    .getByLabel(/саат, бардык|Часов в неделю/)
    .fill('10');
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('meter').first()).toBeVisible();
  await isAccessible(page);

  const { day, from, names } = await freeTogether(page, lang);
  const choose = async () => {
    await press(page, /Топ үчүн ээлөө|Забронировать для группы/);
    await sheet(page).locator('input[type="date"]').fill(day);
    await sheet(page).locator('select').first().selectOption(from);
    await sheet(page)
      .getByText(/^1\s(саат|ч)$/)
      .click();
    for (const machine of names) await sheet(page).getByRole('checkbox', { name: machine }).check();
  };
  await choose();
  await told(page, /2 машинанын баары бош|свободны все 2/);
  await isAccessible(page);
  await submit(page);
  await page.waitForURL('**/manage/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^2 / })).toBeVisible();
  await isAccessible(page);
  await page.goBack();

  // The same once more: neither can be had. Without the second, the first has another gap, one tap away.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await choose();
  await submit(page);
  const refused = sheet(page).getByRole('alert');
  await expect(refused.locator('li')).toHaveCount(2);
  for (const machine of names) await expect(refused).toContainText(machine);
  await isAccessible(page);
  await refused.getByRole('button', { name: new RegExp(`(Мунусуз|без).*${names[1]}`) }).click();
  await submit(page);
  await expect(refused.locator('li')).toHaveCount(1);
  await refused
    .getByRole('button', { name: /\d:\d\d–/ })
    .first()
    .click();
  await submit(page);
  await page.waitForURL('**/manage/groups/bookings/*');
  await expect(page.getByRole('heading', { level: 2, name: /^1 / })).toBeVisible();
  await press(page, /Бүт ээлөөнү|Отменить всю/);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: /Бүт ээлөөнү|Отменить всю/ })
    .click();
  await told(page, /жокко чыгарылды|отменена/);

  await become(page, 'student@example.org');
  await open(page, `/groups?lang=${lang}`);
  const mine = page.locator('section.card').filter({ hasText: name });
  await mine
    .getByRole('link')
    .filter({ hasText: /2 (машина|машины)/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await page
    .getByRole('link')
    .filter({ hasText: names[0] ?? '' })
    .click();
  await page.getByRole('link', { name: /Топ үчүн|Для группы/ }).click();
  await press(page, /Бүт ээлөөнү|Отменить всю/);
  await sheet(page)
    .getByRole('button', { name: /Бүт ээлөөнү|Отменить всю/ })
    .click();
  await told(page, /жокко чыгарылды|отменена/);

  await become(page, 'manager@example.org');
  const { items } = await ask(page, `${LAB}/groups?kind=team`);
  await open(page, `/manage/groups/${items.find((one: { name: string }) => one.name === name).id}`);
  await press(page, /^(Архивге|В архив)$/);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: /^(Архивге|В архив)$/ })
    .click();
  await told(page, /архивге коюлду|убрана в архив/);
});

test('who came is said by name and by heads, and corrected with a reason', async ({ page }, info) => {
  await become(page, 'manager@example.org');
  const now = new Date().toISOString();
  const { items } = await ask(page, `${LAB}/group-bookings?until=${now}&limit=200`);
  const past = items.findLast(
    (one: { group_kind: string; ends_at: string; cancelled_at: string | null }) =>
      one.group_kind === 'class' && !one.cancelled_at && one.ends_at < now,
  );
  await open(page, `/manage/groups/bookings/${past.id}?lang=${langOf(info.project.name)}`);
  await isAccessible(page);
  await press(page, /Ким келгенин|кто пришёл/);
  const boxes = sheet(page).getByRole('checkbox');
  const member = boxes.first();
  const was = await member.isChecked();
  await member.setChecked(!was);
  const [count] = (await sheet(page).getByRole('status').innerText()).match(/\d+/) ?? ['0'];
  await sheet(page)
    .getByRole('button', { name: /Эркек|Мужской/ })
    .click();
  await sheet(page)
    .getByRole('button', { name: /^(Бирди кошуу|На один больше).*14–17/ })
    .click();
  await expect(sheet(page).getByRole('status')).toContainText(String(Number(count) + 1));
  await submit(page);
  const reason = sheet(page).getByLabel(/^(Себеби|Причина)/);
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page);
  await reason.fill('Бир окуучу кечигип келди');
  await submit(page);
  await told(page, /Жазылды|Записано/);
  await expect(page.getByRole('region', { name: /Саналган|Остальные/ })).toContainText('14–17');
  await expect(page.locator('summary')).toBeVisible();
  await isAccessible(page);
  await open(page, '/manage/groups/attendance?period=last-12-months');
  // The heads, the one that was just added among them.
  await expect(page.locator('tfoot td').last()).toHaveText(/^[1-9]/);
});

test('a minor is noted with what their guardians allow, and told what a booking lacks', async ({ page }, info) => {
  const lang = langOf(info.project.name);
  const email = `robin-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;
  const data = { full_name: 'Robin', email, password: PASSWORD, locale: lang, lab: 'fablab-bishkek' };
  expect((await page.request.post('/api/v1/auth/register', { data })).status()).toBe(201);
  await become(page, email);
  const { id } = await ask(page, '/api/v1/me');
  await become(page, 'manager@example.org');
  await open(page, `/manage/people/${id}?lang=${lang}`);
  await page.locator('summary').click();
  await press(page, /деп белгилөө|Отметить несовершеннолетним/);
  await submit(page);
  await isAccessible(page);
  await sheet(page)
    .locator('input[type="date"]')
    .fill(`${new Date().getUTCFullYear() + 2}-05-04`);
  await submit(page);
  await expect(page.getByText(/^(Мөөнөтү: 20|До \d)/)).toBeVisible();

  // The paper to sign says which text it is.
  await page.getByRole('link', { name: /^(Кол коюлчу бланк|Бланк для подписи)$/ }).click();
  await expect(page.locator('article')).toContainText('Robin');
  const [version = ''] = /\d{4}-\d\d-\d\d/.exec(await page.locator('article').innerText()) ?? [];
  await isAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: /Бланкты басып чыгаруу|Напечатать бланк/ })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.goBack();
  await page.locator('summary').click();
  const give = /^(Каттоо|Внести согласие): (Жалгыз|Приходить)/;
  await press(page, give);
  await isAccessible(page);
  await sheet(page).getByRole('textbox').first().fill('Гүлмира Асанова, энеси');
  await submit(page);
  await expect(page.getByText(`Гүлмира Асанова, энеси · текст ${version}`)).toBeVisible();
  await isAccessible(page);

  // With a consent they come alone, but not to a machine that can hurt; with a grown-up to that one too.
  const { items } = await ask(page, `${LAB}/machines?process=scanning`);
  await become(page, email);
  await open(page, `/board?view=list&day=${comingDay(3)}&lang=${lang}`);
  const free = page.getByRole('region', { name: items[0].name[lang] }).getByRole('button').first();
  await free.click();
  await submit(page);
  await told(page, /^(Ээленди|Забронировано):/);
  await become(page, 'manager@example.org');
  await rule(page, items[0].id, { hazard: true });
  try {
    await become(page, email);
    await free.click();
    await submit(page);
    await expect(sheet(page).getByRole('alert')).toContainText(/чоң киши менен|вместе со взрослым/);
    const beside = sheet(page).getByLabel(/^(Жаныңызда ким болот|Кто будет с вами)/);
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
  await press(page, /^(Кайтарып алуу|Отозвать согласие):/);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: /^(Кайтарып алуу|Отозвать)$/ })
    .click();
  await told(page, /кайтарылып алынды|отозвано/);
  await become(page, email);
  await open(page, `/board?view=list&day=${comingDay(4)}&lang=${lang}`);
  await free.click();
  await submit(page);
  await expect(sheet(page).getByRole('alert')).toContainText(/макулдугун лабораторияга|согласие родителя/);
  await isAccessible(page);
});
