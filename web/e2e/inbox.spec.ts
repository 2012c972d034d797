import { testWithMail } from './mail';
import { enter, ownLab, type OwnLab, type Person } from './own-lab';
import {
  caller,
  expect,
  isAccessible,
  open,
  PASSWORD,
  post,
  pressAfterTheSession,
  signIn,
  signInAgain,
  signOut,
  test,
} from './support';
import { speaking } from './words';

// Reading is for good: each size has a reader of its own.
const READERS: Record<string, string> = { phone: 'technician', desktop: 'manager' };

test('what one is told is read, and one chooses how', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/me/notifications') && asked.push(request.url()));
  await signIn(page, READERS[info.project.name] ?? '', lang);
  expect(asked, 'nobody who is signed out is asked for').toEqual([]);

  await page.getByRole('link', { name: like('nav-inbox', 'n') }).click();
  await expect(page.locator('main article').first()).toBeVisible();
  await isAccessible(page);
  await page.locator('main .segments button').last().click();
  await expect(page).toHaveURL(/show=unread/);
  const unread = page.getByRole('button', { name: like('inbox-read-one', 'title') });
  await expect(unread.first()).toBeVisible();
  const before = await unread.count();
  await unread.first().click();
  await expect(unread).toHaveCount(before - 1);

  // What is opened leads to where it is about, and is read.
  const opened = page.locator('main article').filter({ has: unread }).first().locator('a');
  const [href] = [await opened.getAttribute('href')];
  await opened.click();
  await expect(page).toHaveURL((url) => url.pathname === href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, '/inbox?show=unread');
  await expect(unread).toHaveCount(before - 2);
  if (before > 2) await page.getByRole('button', { name: t('inbox-read-all') }).click();
  await expect(unread).toHaveCount(0);
  await open(page, '/inbox?show=unread');
  await expect(page.getByText(t('inbox-none-unread'))).toBeVisible();
  await isAccessible(page);

  await page.getByRole('link', { name: t('inbox-how') }).click();
  const letter = page.getByRole('group', { name: t('inbox-group-reminders') }).getByLabel(t('inbox-channel-email'));
  await expect(letter).toBeChecked();
  await letter.uncheck();
  await page.getByLabel(t('inbox-quiet')).check();
  const daily = page.locator('input[name="digest"][value="daily"]');
  const other = (await daily.isChecked()) ? 'off' : 'daily';
  await page.locator(`input[name="digest"][value="${other}"]`).check();
  await isAccessible(page);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('inbox-saved'))).toBeVisible();
  await page.reload();
  await expect(letter).not.toBeChecked();
  await expect(page.getByLabel(t('inbox-quiet'))).toBeChecked();
  await expect(page.locator(`input[name="digest"][value="${other}"]`)).toBeChecked();
});

test.describe('of a session that ends', () => {
  // What is sent and asked after it has ended is refused.
  test.use({ expected: /status of 401.*\/me\/(notification-settings|notifications\?\S*)$/ });
  test('what one chose to be told stays when one signs in again on the spot', async ({ page, baseURL }, info) => {
    const { lang, t } = speaking(info, 'ky', 'ru');
    const lab = await ownLab(baseURL, `told-${lang}-${Date.now()}`);
    const nurlan = await lab.join('Nurlan');
    await enter(page, nurlan);
    await open(page, `/profile/notifications?lab=${lab.slug}&lang=${lang}`);
    const letter = page.getByRole('group', { name: t('inbox-group-reminders') }).getByLabel(t('inbox-channel-email'));
    await letter.uncheck();
    await page.getByLabel(t('inbox-quiet')).check();
    await pressAfterTheSession(page, page.getByRole('button', { name: t('do-save') }));
    await signInAgain(page, t('sign-in-again'), nurlan.email);
    await expect(letter).not.toBeChecked();
    await expect(page.getByLabel(t('inbox-quiet'))).toBeChecked();
    await page.getByRole('button', { name: t('do-save') }).click();
    await expect(page.getByText(t('inbox-saved'))).toBeVisible();
    await page.reload();
    await expect(letter).not.toBeChecked();
    await expect(page.getByLabel(t('inbox-quiet'))).toBeChecked();
  });
});

const HOUR_MS = 3_600_000;
/** Somebody books an hour of tomorrow, so many hours from now. */
const books = (lab: OwnLab, who: Person, machine: string, hours: number) => {
  const at = (more: number) =>
    new Date(Math.ceil(Date.now() / 60_000) * 60_000 + (hours + more) * HOUR_MS).toISOString();
  return post(lab.admin, '/reservations', {
    machine,
    member: who.id,
    starts_at: at(0),
    ends_at: at(1),
    override_reason: 'Told by telephone.',
  });
};
/** What somebody was told of machines that they booked. */
async function toldOfMachines(baseURL: string | undefined, who: Person): Promise<number> {
  const by = await caller(baseURL, who.email);
  const { items } = await (await by.get('/api/v1/me/notifications')).json();
  await by.dispose();
  return items.filter((one: { group: string }) => one.group === 'machines').length;
}

test('who has a machine next is told when it breaks, with what is free instead, and books that from there', async ({
  page,
  baseURL,
}, info) => {
  const { lang, like } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `down-${lang}-${Date.now()}`);
  const [nurlan, bermet] = [await lab.join('Nurlan'), await lab.join('Bermet')];
  const { id: kilns } = await post(lab.admin, `/labs/${lab.slug}/machine-classes`, { name: { en: 'Kilns' } });
  const [first, second] = [
    await lab.machine('Kiln 1', { class: kilns }),
    await lab.machine('Kiln 2', { class: kilns }),
  ];
  await lab.machine('Lathe');
  await books(lab, nurlan, first, 24);
  const other = await caller(baseURL, bermet.email);
  await post(other, '/incidents', { machine: first, severity: 'major', description: 'Smoke comes out of it.' });
  await other.dispose();
  await expect.poll(() => toldOfMachines(baseURL, nurlan), { timeout: 30_000 }).toBe(1);

  await enter(page, nurlan);
  await open(page, `/inbox?lab=${lab.slug}&lang=${lang}`);
  const told = page.locator('main article').filter({ has: page.getByRole('button', { name: 'Kiln 2' }) });
  await expect(told).toHaveCount(1);
  await expect(told).toContainText('Kiln 1');
  const instead = told.getByRole('button', { name: 'Kiln 2' });
  await expect(told).not.toContainText('Lathe');
  await isAccessible(page);
  await instead.click();
  await isAccessible(page);
  const read = page.waitForResponse((answer) => answer.url().endsWith('/me/notifications/read') && answer.ok());
  await page.getByRole('dialog').locator('button[form="book"]').click();
  const said = page.getByRole('status').filter({ hasText: like('book-done', 'machine', 'day', 'time') });
  await expect(said.first()).toBeVisible();
  await expect(page).toHaveURL((url) => url.pathname === '/my');
  // For the time that was lost with the other.
  const { items } = await (await lab.admin.get(`/api/v1/reservations?lab=${lab.slug}`)).json();
  const of = (machine: string) => items.find((one: { machine: string }) => one.machine === machine);
  expect(of(second)).toMatchObject({ member: nurlan.id, starts_at: of(first).starts_at, ends_at: of(first).ends_at });
  // That it broke is read with that; what else there is stays unread.
  await read;
  await open(page, '/inbox?show=unread');
  await expect(page.locator('main article').first()).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('what one wants to be told nothing of stays out of the inbox; quiet hours and one letter a day are kept', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `quiet-${lang}-${Date.now()}`);
  const [nurlan, aigul, bermet] = [await lab.join('Nurlan'), await lab.join('Aigul'), await lab.join('Bermet')];
  const [kiln, lathe] = [await lab.machine('Kiln'), await lab.machine('Lathe')];
  await enter(page, nurlan);
  await open(page, `/profile/notifications?lab=${lab.slug}&lang=${lang}`);
  const machines = page.getByRole('group', { name: t('inbox-group-machines') }).getByLabel(t('inbox-channel-in_app'));
  await expect(machines).toBeChecked();
  await machines.uncheck();
  await page.getByLabel(t('inbox-quiet')).check();
  const [from, until] = [
    page.getByLabel(t('field-from'), { exact: true }),
    page.getByLabel(t('field-until'), { exact: true }),
  ];
  await from.fill('23:15');
  await until.fill('06:45');
  const daily = page.getByRole('radio', { name: t('inbox-digest-daily') });
  await daily.check();
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('inbox-saved'))).toBeVisible();
  await page.reload();
  await expect(machines).not.toBeChecked();
  await expect(from).toHaveValue('23:15');
  await expect(until).toHaveValue('06:45');
  await expect(daily).toBeChecked();
  await isAccessible(page);

  // Both have the machine; only who did not say otherwise is told. Of the rest everybody is.
  const lost = await books(lab, nurlan, lathe, 48);
  await books(lab, nurlan, kiln, 24);
  await books(lab, aigul, kiln, 26);
  const other = await caller(baseURL, bermet.email);
  await post(other, '/incidents', { machine: kiln, severity: 'major', description: 'Smoke comes out of it.' });
  await other.dispose();
  await expect.poll(() => toldOfMachines(baseURL, aigul), { timeout: 30_000 }).toBe(1);
  await post(lab.admin, `/reservations/${lost.id}/cancel`, { reason: 'An exhibition.' });
  // That it was booked for them, and of the other that it was cancelled, too.
  const told = (machine: string) => page.locator('main article').filter({ hasText: machine });
  await open(page, '/inbox');
  await expect(async () => {
    await page.reload();
    await expect(told('Lathe')).toHaveCount(2, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(told('Kiln')).toHaveCount(1);
  expect(await toldOfMachines(baseURL, nurlan)).toBe(0);
});

testWithMail(
  'who has letters of what begins soon gets one, whose link leads past the sign-in to the booking; who has none, none',
  async ({ page, service }, info) => {
    testWithMail.setTimeout(90_000);
    const { lang, t } = speaking(info, 'ru', 'ky');
    const lab = await ownLab(service.address, 'soon');
    const [nurlan, aigul] = [await lab.join('Nurlan'), await lab.join('Aigul')];
    const [kiln, lathe] = [await lab.machine('Kiln'), await lab.machine('Lathe')];
    const giveIn = async (who: Person) => {
      await page.locator('[autocomplete="username"]').fill(who.email);
      await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
      await page.locator('form button[type="submit"]').click();
    };
    const choose = async (who: Person, letters: boolean) => {
      await open(page, `${service.address}/sign-in?lang=${lang}`);
      // Nobody is written to at an address that they have not confirmed.
      await open(page, await service.linkTo(who.email, /\/confirm/));
      await page.getByRole('button', { name: t('account-confirm'), exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: t('account-confirmed') })).toBeVisible();
      await open(page, `${service.address}/sign-in`);
      await giveIn(who);
      await page.waitForURL(({ pathname }) => pathname === '/');
      await open(page, `${service.address}/profile/notifications`);
      const all = page.getByLabel(t('inbox-channel-email'));
      await expect(all.first()).toBeVisible();
      for (const letter of await all.all()) await letter.setChecked(letters);
      await page.getByRole('button', { name: t('do-save') }).click();
      await expect(page.getByText(t('inbox-saved'))).toBeVisible();
      await signOut(page);
    };
    await choose(aigul, false);
    await choose(nurlan, true);

    // An hour before it begins they are reminded: in a moment.
    const at = (ms: number) => new Date(Date.now() + HOUR_MS + ms).toISOString();
    const book = (who: Person, machine: string, inMs: number) =>
      post(lab.admin, '/reservations', {
        machine,
        member: who.id,
        starts_at: at(inMs),
        ends_at: at(inMs + HOUR_MS),
        override_reason: 'Told by telephone.',
      });
    await book(aigul, lathe, 10_000);
    const booked = await book(nurlan, kiln, 12_000);
    const link = await service.linkTo(nurlan.email, /\/my\//);
    expect(link).toBe(`${service.address}/my/${booked.id}`);
    expect(service.lettersTo(aigul.email, /\/my\//)).toBe(0);

    await page.goto(link);
    await page
      .getByRole('main')
      .getByRole('link', { name: t('nav-sign-in') })
      .click();
    await giveIn(nurlan);
    await expect(page).toHaveURL(({ pathname }) => pathname === `/my/${booked.id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Kiln');
    await isAccessible(page);
  },
);
