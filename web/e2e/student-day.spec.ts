import type { Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { expect, isAccessible, open, PASSWORD, post, pressAfterTheSession, signOut, test } from './support';

const sheet = (page: Page) => page.getByRole('dialog');
const told = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();
const MINUTE_MS = 60_000;

test('a student books, works with a checklist and material, and has it put right; then takes over from who stayed', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(150_000);
  const lang = info.project.name === 'phone' ? 'ky' : 'ru';
  const words = (ky: string, ru: string) => (lang === 'ky' ? ky : ru);
  const lab = await ownLab(baseURL, `day-${lang}-${Date.now()}`);
  const [nurlan, bermet, kanat] = [
    await lab.join('Nurlan'),
    await lab.join('Bermet'),
    await lab.join('Kanat', 'technician'),
  ];
  const go = (path: string) => open(page, `${path}${path.includes('?') ? '&' : '?'}lab=${lab.slug}&lang=${lang}`);
  const printer = await lab.machine('Printer', { checklist: [{ ky: 'Стол таза', ru: 'Стол чист' }] });
  const [press, lathe] = [await lab.machine('Press'), await lab.machine('Lathe')];

  // What was used the last time, and what there is of it.
  const pla = await post(lab.admin, `/labs/${lab.slug}/stock-items`, {
    name: { ky: 'PLA кара', ru: 'PLA чёрный' },
    category: 'filament',
    unit: 'gram',
  });
  await post(lab.admin, `/stock-items/${pla.id}/movements`, { kind: 'receipt', quantity: 1000 });
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
  await post(lab.admin, '/usage-sessions', {
    machine: printer,
    member: nurlan.id,
    started_at: ago(600),
    ended_at: ago(540),
    outcome: 'success',
    materials: [{ stock_item: pla.id, quantity: 42.5 }],
    override_reason: 'Told late.',
  });
  const seen = async (path: string) => (await lab.admin.get(`/api/v1${path}`)).json();
  expect(await seen(`/stock-items/${pla.id}`)).toMatchObject({ balance: 957.5 });
  // Two machines at which somebody else has stayed into the time of whoever comes next.
  const stayed = [await lab.overrun(press, bermet, nurlan), await lab.overrun(lathe, bermet, nurlan)] as const;

  // From what is free now to the machine in three taps.
  await enter(page, nurlan);
  await go('/');
  const free = page.locator('.cards .entry').filter({ hasText: 'Printer' });
  await free.getByRole('button').click();
  await page.locator('button[form="book"]').click();
  await told(page, words('Ээленди', 'Забронировано'));
  const booked = (machine: string) =>
    page
      .locator('main .entry')
      .filter({ has: page.locator('a[href^="/my/"]') })
      .filter({ hasText: machine });
  await booked('Printer').getByRole('link').click();
  await expect(page).toHaveURL(/\/my\/[0-9a-f-]{36}/);
  const checkIn = words('Келгенин белгилөө', 'Отметиться');
  await page.locator('main').getByRole('button', { name: checkIn }).click();
  await expect(sheet(page)).toContainText(words('Стол таза', 'Стол чист'));
  await isAccessible(page);
  await sheet(page).getByRole('checkbox').check();
  await sheet(page).getByRole('button', { name: checkIn }).click();
  await told(page, words('Белгилендиңиз', 'Вы отметились'));

  // The work goes on a little longer, and uses less than the last time.
  const work = page.locator('main section.now');
  await expect(work).toContainText('Printer');
  const ends = (await work.locator('.number').first().textContent())?.trim();
  await work.getByRole('button').nth(1).click();
  await told(page, words('Убакыт узартылды', 'Время продлено'));
  await expect(work.locator('.number').first()).not.toHaveText(ends ?? '');
  await isAccessible(page);
  await work.getByRole('button').first().click();
  const amount = sheet(page).getByLabel(words('Саны', 'Количество'));
  await expect(amount).toHaveValue('42,5');
  await isAccessible(page);
  await amount.fill('many');
  const finish = sheet(page).getByRole('button', { name: words('Аяктоо', 'Завершить'), exact: true });
  await finish.click();
  await expect(amount).toHaveAttribute('aria-invalid', 'true');
  await amount.fill('12,25');
  await finish.click();
  await told(page, words('Аяктады', 'Завершено'));
  await expect(work).toHaveCount(0);
  expect(await seen(`/stock-items/${pla.id}`)).toMatchObject({ balance: 945.25 });
  const { items: moved } = await seen(`/stock-items/${pla.id}/movements`);
  expect(moved[0]).toMatchObject({ kind: 'use', quantity: -12.25 });

  // It did not go so well, and the session ends while one says so: nothing of what was typed is lost.
  await go('/my');
  const worked = page
    .locator('main li')
    .filter({ hasText: 'Printer' })
    .filter({ hasText: words('Ийгиликтүү', 'Удалось') });
  await worked.getByRole('button').first().click();
  const form = page.locator('form#correct');
  await form.locator('select').selectOption('failure');
  const why = form.locator('input').last();
  await why.fill('The print came loose.');
  await isAccessible(page);
  const send = page.locator('button[form="correct"]');
  const again = page.getByRole('dialog', { name: words('Сеансыңыз аяктады', 'Ваш сеанс завершён') });
  await pressAfterTheSession(page, send);
  await expect(again).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await expect(again).toBeHidden();
  await expect(why).toHaveValue('The print came loose.');
  await send.click();
  await again.locator('[autocomplete="username"]').fill(nurlan.email);
  await again.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await again.locator('button[type="submit"]').click();
  await expect(again).toBeHidden();
  await expect(form.locator('select')).toHaveValue('failure');
  await expect(why).toHaveValue('The print came loose.');
  await send.click();
  await told(page, words('Жөнөтүлдү', 'Отправлено'));
  await expect(page.locator('main section.now')).toHaveCount(0);

  // One’s own time has come, and the machine is still in use.
  await expect.poll(() => Date.now(), { timeout: 30_000 }).toBeGreaterThan(Math.max(...stayed.map(({ from }) => from)));
  await go('/');
  await booked('Press').getByRole('button', { name: checkIn }).click();
  await expect(sheet(page)).toContainText(words('Мурунку сеанс', 'Предыдущий сеанс'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: words('Алып, белгилөө', 'Занять и отметиться') })
    .click();
  await told(page, words('Белгилендиңиз', 'Вы отметились'));
  await expect(work).toContainText('Press');

  // A technician does so for somebody who came without a phone.
  await signOut(page);
  await enter(page, kanat);
  await go(`/manage/reservations/${stayed[1].next}`);
  await page.getByRole('button', { name: words('Келгенин белгилөө', 'Отметить приход') }).click();
  const act = sheet(page).getByRole('button', { name: words('Келгенин белгилөө', 'Отметить приход') });
  await act.click();
  const over = sheet(page).getByRole('checkbox');
  await expect(over).toBeVisible();
  await isAccessible(page);
  await over.check();
  await act.click();
  await expect(sheet(page)).toHaveCount(0);
  for (const { next } of stayed) expect(await seen(`/reservations/${next}`)).toMatchObject({ status: 'checked_in' });
});
