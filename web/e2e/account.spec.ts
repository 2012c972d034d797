import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { testWithMail } from './mail';
import { enter, ownLab } from './own-lab';
import { linesOf } from './paper';
import {
  AS_A_PAGE,
  become,
  comingDay,
  expect,
  isAccessible,
  open,
  PASSWORD,
  pressAfterTheSession,
  signInAgain,
  test,
} from './support';
import { speaking } from './words';

/** A session's secret is out of the reach of whatever runs in the page, and stands in no address. */
async function keepsItsSecret(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.includes('session'));
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  // On the machine itself there is no eavesdropper, and no certificate.
  expect(session?.secure || session?.domain === '127.0.0.1').toBe(true);
  for (const { httpOnly, sameSite } of cookies) expect([httpOnly, sameSite]).toEqual([true, 'Lax']);
  const kept = await page.evaluate(async () => ({
    cookie: document.cookie,
    stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches
      .keys()
      .then((names) =>
        Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url))),
      ),
  }));
  expect(kept.cookie).toBe('');
  expect(kept.databases).toEqual([]);
  const all = `${JSON.stringify(kept)} ${page.url()}`;
  for (const { value } of cookies) expect(all).not.toContain(value);
  expect(`${kept.stored} ${page.url()}`).not.toMatch(/token|secret|session|password|eyJ[\w-]+\.|uk_/i);
}

test('who has a slip takes their account over, and gets in again by a code when the password is forgotten', async ({
  page,
  browser,
  baseURL,
}, info) => {
  test.setTimeout(90_000);
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `slip-${lang}-${Date.now()}`);
  const number = `ST-${Date.now()}`;
  const headers = { 'Content-Type': 'text/csv', 'Idempotency-Key': randomUUID() };
  const data = `name,student_number\nӨмүр Үсөнов,${number}\n`;
  const list = await lab.admin.post(`/api/v1/labs/${lab.slug}/member-imports`, { headers, data });
  const member = (await list.json()).rows[0].member as string;
  const slips = await lab.admin.post(`/api/v1/labs/${lab.slug}/claim-slips`, {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { members: [member] },
  });
  const slip = linesOf(await slips.body());
  expect(slip.slice(0, 3)).toContain('Өмүр Үсөнов');
  const code = slip.find((line) => /^(\w{4}-?){3}$/.test(line)) ?? '';
  const address = slip.find((line) => line.startsWith('http')) ?? '';

  // What stands on the slip is typed: its address, and its code, wrong at first.
  await open(page, `${new URL(address).pathname}?lang=${lang}`);
  const [typed, password] = [page.getByLabel(t('account-slip-code')), page.getByLabel(t('account-new-password'))];
  const take = page.getByRole('button', { name: t('account-claim-do') });
  await typed.fill('0000-0000-0000');
  await password.fill('four copper spoons');
  await take.click();
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  await expect(password).toHaveValue('four copper spoons');
  await isAccessible(page);
  await typed.fill(code.toLowerCase());
  await take.click();
  await expect(page.getByRole('status').filter({ hasText: t('account-claimed-in', { name: number }) })).toBeVisible();
  await expect(page).toHaveURL('/');
  const who = async (at: Page) => (await (await at.request.get('/api/v1/auth/session')).json()).person;
  expect(await who(page)).toMatchObject({ id: member, full_name: 'Өмүр Үсөнов' });
  await expect(page.getByRole('banner')).toContainText(lang === 'ky' ? 'Түнкү лаборатория' : 'Ночная лаборатория');
  await keepsItsSecret(page);
  const again = await page.request.post('/api/v1/auth/claim', {
    headers: AS_A_PAGE,
    data: { code, password: 'five copper spoons' },
  });
  expect(again.status()).toBe(422);

  // Forgotten: the lab gives a code. Where they sign in anew, the old password is worth nothing, and no other sign-in stays.
  await page.goto('about:blank');
  const reset = await lab.admin.post(`/api/v1/labs/${lab.slug}/members/${member}/reset-code`, {
    headers: { 'Idempotency-Key': randomUUID() },
    data: {},
  });
  const context = await browser.newContext();
  const anew = await context.newPage();
  await open(anew, `/sign-in?lab=${lab.slug}&lang=${lang}`);
  await anew.getByRole('link', { name: t('account-forgot') }).click();
  await expect(anew.getByRole('heading', { level: 1 })).toHaveText(t('account-reset'));
  await anew.getByLabel(t('sign-in-name')).fill(number);
  await anew.getByLabel(t('account-one-time-code')).fill((await reset.json()).code);
  await anew.getByLabel(t('account-new-password')).fill('six tin kettles');
  await isAccessible(anew);
  await anew.getByRole('button', { name: t('account-set-password') }).click();
  await expect(anew.getByRole('status').filter({ hasText: t('account-reset-in') })).toBeVisible();
  expect(await who(anew)).toMatchObject({ id: member });
  expect(await who(page)).toBeFalsy();
  await context.close();
  const old = { student_number: number, lab: lab.slug, password: 'four copper spoons' };
  expect((await page.request.post('/api/v1/auth/session', { headers: AS_A_PAGE, data: old })).status()).toBe(401);
});

test('the code that a link brings is filled in, and stands in no address afterwards', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  const code = 'ABCD-EFGH-JKLM';
  for (const [path, label] of [
    ['/confirm', 'account-one-time-code'],
    ['/reset', 'account-one-time-code'],
    ['/claim', 'account-slip-code'],
  ] as const) {
    await open(page, `${path}?lang=${lang}#code=${code}`);
    const field = page.getByLabel(t(label));
    await expect(field).toHaveValue(code);
    await expect(page).toHaveURL(`${path}?lang=${lang}`);
    // So it goes with a second link where the first was refused.
    await page.goto(`${path}?lang=${lang}#code=${code.toLowerCase()}`);
    await expect(field).toHaveValue(code.toLowerCase());
    await expect(page).toHaveURL(`${path}?lang=${lang}`);
    // Nor has the history kept it.
    await page.goto('about:blank');
    await page.goBack();
    await expect(field).toHaveValue('');
    await expect(page).toHaveURL(`${path}?lang=${lang}`);
  }
  await open(page, `/setup?lang=${lang}#token=${code}`);
  await expect(page.locator('[autocomplete="new-password"]')).toBeVisible();
  await expect(page).toHaveURL(`/setup?lang=${lang}`);
  // The link needs no field for its code; who comes without it does.
  await expect(page.getByLabel(t('setup-token'))).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel(t('setup-token'))).toBeVisible();
});

testWithMail(
  'where mail is sent, who registers confirms their address by a letter, and sets a new password by another',
  async ({ page, service }, info) => {
    test.setTimeout(120_000);
    const { lang, t } = speaking(info, 'ky', 'en');
    await ownLab(service.address, 'letters', { visibility: 'public' });
    const email = 'aizat@example.org';
    const type = (autocomplete: string, text: string) => page.locator(`[autocomplete="${autocomplete}"]`).fill(text);
    const press = (name: string) => page.getByRole('button', { name: t(name), exact: true }).click();
    const told = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

    await open(page, `${service.address}/register?lab=letters&lang=${lang}`);
    await type('name', 'Айзат Өмүрбек кызы');
    await type('username', 'aizat@exmaple.org');
    await type('new-password', PASSWORD);
    await press('account-register');
    await told(t('account-registered-wait', { email: 'aizat@exmaple.org' }));
    // The address was mistyped: it is mended, and nothing else is typed again.
    await press('account-other-address');
    await expect(page.locator('[autocomplete="username"]')).toBeFocused();
    await expect(page.locator('[autocomplete="name"]')).toHaveValue('Айзат Өмүрбек кызы');
    await expect(page.locator('[autocomplete="new-password"]')).toHaveValue(PASSWORD);
    await type('username', email);
    await press('account-register');
    await told(t('account-registered-wait', { email }));
    await isAccessible(page);
    const first = await service.linkTo(email);
    await press('account-mail-again');
    await told(t('account-mail-sent-again'));

    // With the second letter the link of the first is worth nothing.
    const second = await service.linkTo(email);
    await open(page, first);
    await press('account-confirm');
    await expect(page.getByLabel(t('account-one-time-code'))).toHaveAttribute('aria-invalid', 'true');
    await page.goto(second);
    await expect(page).toHaveURL(`${service.address}/confirm`);
    await press('account-confirm');
    await told(t('account-confirmed'));
    await isAccessible(page);

    // Their password is forgotten at once.
    await page
      .getByRole('main')
      .getByRole('link', { name: t('nav-sign-in') })
      .click();
    await page.getByRole('link', { name: t('account-forgot') }).click();
    await type('email', email);
    await press('account-send-code');
    await told(t('account-code-sent'));
    await open(page, await service.linkTo(email));
    await expect(page).toHaveURL(`${service.address}/reset`);
    await type('username', email);
    await type('new-password', 'six tin kettles');
    await isAccessible(page);
    await press('account-set-password');
    await told(t('account-reset-in'));
    const { person } = await (await page.request.get(`${service.address}/api/v1/auth/session`)).json();
    expect(person).toMatchObject({ email, status: 'active', memberships: [{ lab: 'letters' }] });

    // Who looks for the code in their mail finds its field again, and no error of before; nor is a mistyped address final.
    const sheet = page.getByRole('dialog');
    const sends = async (to: string) => {
      await sheet.locator('[autocomplete="email"]').fill(to);
      await sheet.locator('[autocomplete="current-password"]').fill('six tin kettles');
      await sheet.getByRole('button', { name: t('account-change-email') }).click();
      await expect(sheet).toContainText(t('account-email-sent', { email: to }));
    };
    const reopens = async () => {
      await sheet.getByRole('button', { name: t('do-cancel') }).click();
      await page.getByRole('button', { name: t('account-change-email') }).click();
    };
    await open(page, `${service.address}/profile`);
    await page.getByRole('button', { name: t('account-change-email') }).click();
    await sends('new@exmaple.org');
    await sheet.getByRole('textbox').fill('no-such-code');
    await sheet.getByRole('button', { name: t('account-confirm') }).click();
    await expect(sheet.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    await reopens();
    await expect(sheet).toContainText(t('account-email-sent', { email: 'new@exmaple.org' }));
    await expect(sheet.getByRole('textbox')).not.toHaveAttribute('aria-invalid');
    await isAccessible(page);
    await sheet.getByRole('button', { name: t('account-other-address') }).click();
    await sends('new@example.org');
  },
);

test('who has an account changes their name, language, password and address', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  const other = speaking(info, 'ru', 'ko');
  const lab = await ownLab(baseURL, `profile-${lang}-${Date.now()}`);
  const person = await lab.join('Aizat');
  await enter(page, person);
  await open(page, `/profile?lab=${lab.slug}`);
  const html = page.locator('html');
  const sheet = page.getByRole('dialog');
  const told = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

  // By the header, for this device: it stays so when the page is loaded anew.
  await page.locator('header button[aria-haspopup="dialog"]').last().click();
  await sheet.locator(`button[lang="${lang}"]`).click();
  await expect(html).toHaveAttribute('lang', lang);
  await page.keyboard.press('Escape');
  await open(page, `/profile?lab=${lab.slug}`);
  await expect(html).toHaveAttribute('lang', lang);

  const name = 'Айзат Өмүрбек кызы';
  await page.locator('[autocomplete="name"]').fill(name);
  await page.getByLabel(t('app-language')).selectOption(other.lang);
  await page.getByRole('button', { name: t('do-save'), exact: true }).click();
  await told(other.t('account-saved'));
  await expect(html).toHaveAttribute('lang', other.lang);
  const me = await (await page.request.get('/api/v1/me')).json();
  expect(me).toMatchObject({ full_name: name, locale: other.lang });
  await open(page, `/profile?lab=${lab.slug}&lang=${lang}`);
  await expect(page.locator('main header')).toContainText(name);

  const password = 'eight pewter plates';
  await page.getByRole('button', { name: t('account-change-password') }).click();
  await sheet.locator('[autocomplete="current-password"]').fill('not this one');
  await sheet.locator('[autocomplete="new-password"]').fill(password);
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await expect(sheet.locator('[aria-invalid="true"]')).toHaveValue('not this one');
  await isAccessible(page);
  await sheet.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await sheet.getByRole('button', { name: t('do-save') }).click();
  await told(t('account-password-saved'));

  const email = `new-${person.email}`;
  await page.getByRole('button', { name: t('account-change-email') }).click();
  await sheet.locator('[autocomplete="email"]').fill(email);
  await sheet.locator('[autocomplete="current-password"]').fill(password);
  await isAccessible(page);
  await sheet.getByRole('button', { name: t('account-change-email') }).click();
  await told(t('account-email-changed'));
  await expect(page.locator('main')).toContainText(email);

  const enters = async (data: object) =>
    (await page.request.post('/api/v1/auth/session', { headers: AS_A_PAGE, data })).status();
  expect(await enters({ email: person.email, password })).toBe(401);
  expect(await enters({ email, password: PASSWORD })).toBe(401);
  expect(await enters({ email, password })).toBeLessThan(300);
});

test.describe('of a session that ends in mid-form', () => {
  // What is sent and asked after it has ended is refused.
  test.use({ expected: /status of 401.*(\/(reservations|labs\/[^/?]+|me\/export)|\/me\/notifications\?\S*)$/ });
  test('who was signed out while they filled in a form signs in on the spot, and it is sent as it was', async ({
    page,
    baseURL,
  }, info) => {
    const { lang, t, like } = speaking(info, 'ru', 'en');
    const lab = await ownLab(baseURL, `ended-${lang}-${Date.now()}`);
    const [student, manager] = [await lab.join('Nurlan'), await lab.join('Asel', 'manager')];
    const machine = await lab.machine('Press');
    const sheet = page.getByRole('dialog').filter({ has: page.locator('#book, #closure') });

    await enter(page, student);
    await open(page, `/machines/${machine}?lab=${lab.slug}&lang=${lang}`);
    await page.locator('main ul.plain button').first().click();
    await sheet.locator('select').last().selectOption('thesis');
    const day = comingDay(3);
    await sheet.locator('input[type="date"]').fill(day);
    await pressAfterTheSession(page, sheet.locator('footer button').last());
    await signInAgain(page, t('sign-in-again'), student.email);
    await expect(sheet.locator('input[type="date"]')).toHaveValue(day);
    await expect(sheet.locator('select').last()).toHaveValue('thesis');
    await sheet.locator('footer button').last().click();
    await expect(
      page.getByRole('status').filter({ hasText: like('book-done', 'machine', 'day', 'time') }),
    ).toBeVisible();
    const booked = await (await page.request.get(`/api/v1/me/reservations?lab=${lab.slug}`)).json();
    expect(booked.items).toMatchObject([{ machine, purpose: 'thesis' }]);

    await page.goto('about:blank');
    await become(page, manager.email);
    await open(page, `/manage/settings/lab?lab=${lab.slug}`);
    const field = page.locator('main form input[type="text"], main form input:not([type])').first();
    await field.fill('Түнкү мастерская');
    const save = page.locator('main form button[type="submit"]').first();
    await pressAfterTheSession(page, save);
    await signInAgain(page, t('sign-in-again'), manager.email);
    await expect(field).toHaveValue('Түнкү мастерская');
    await save.click();
    await expect
      .poll(async () => JSON.stringify((await (await lab.admin.get(`/api/v1/labs/${lab.slug}`)).json()).name))
      .toContain('Түнкү мастерская');
  });

  test('who was signed out before they press for a file signs in on the spot, and gets it', async ({
    page,
    baseURL,
  }, info) => {
    const { lang, t } = speaking(info, 'ru', 'en');
    const lab = await ownLab(baseURL, `file-${lang}-${Date.now()}`);
    const student = await lab.join('Nurlan');
    await enter(page, student);
    await open(page, `/profile?lab=${lab.slug}&lang=${lang}`);
    await page.context().clearCookies();
    const file = page.getByRole('link', { name: t('account-export') });
    await file.click();
    await signInAgain(page, t('sign-in-again'), student.email);
    const [kept] = await Promise.all([page.waitForEvent('download'), file.click()]);
    expect(kept.suggestedFilename()).toBe('ustakana-export.json');
    await expect(page.getByRole('alert')).toBeHidden();
  });
});
