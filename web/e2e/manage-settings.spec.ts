import type { Locator, Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { expect, isAccessible, open, patch, post, signIn, test } from './support';
import { speaking, type Say } from './words';

const LAB = '/api/v1/labs/fablab-bishkek';
/** Far enough ahead that nothing else of the demo lab happens then. */
const FAR_DAYS = 400;
const farDay = (days = FAR_DAYS) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const sheet = (page: Page) => page.getByRole('dialog');
const told = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();

/** How long students may book and how far ahead, as the preview says it. */
const most = (t: Say, hours: number) => t('policy-clause-longest', { most: t('policy-span-hours', { n: hours }) });
const headline = (t: Say, length: string, days: number) =>
  t('policy-headline', { length, ahead: t('policy-clause-ahead', { days }) });

test('a manager sees how the settings stand, and a technician is not offered them', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/settings');
  await expect(page.getByText(headline(t, most(t, 8), 21))).toBeVisible();
  await signIn(page, 'technician', lang);
  await page.goto('/manage/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('page-not-yours'));
});

test('what joining takes is said, and a code that lacks is asked for', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  const lab = await ownLab(baseURL, `join-${lang}-${Date.now()}`);
  await enter(page, await lab.join('Asel', 'manager'));
  await open(page, `/manage/settings/lab?lab=${lab.slug}&lang=${lang}`);
  const save = page.getByRole('button', { name: t('do-save') });
  const code = page.getByRole('textbox', { name: t('settings-code') });
  await page.getByRole('radio', { name: t('settings-registration-code') }).check();
  await save.click();
  await expect(page.getByText(t('settings-code-needed'))).toBeVisible();
  await isAccessible(page);
  await code.fill('bee-hive-7');
  await save.click();
  await told(page, t('manage-saved'));
  await page.getByRole('radio', { name: t('settings-registration-open') }).check();
  await code.fill('');
  await save.click();
  await expect(code).toHaveCount(0);
});

test('rules say in plain words what they mean while one types', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/settings/policies');
  const preview = page.locator('aside');
  const [longest, shortest] = ['max', 'min'].map((end) =>
    page.getByLabel(t(`settings-field-${end}-minutes`), { exact: true }),
  ) as [Locator, Locator];
  await longest.fill('1');
  await page.getByLabel(t('settings-field-max-days-ahead'), { exact: true }).fill('14');
  await expect(preview).toContainText(headline(t, most(t, 1), 14));
  await longest.fill('4');
  await shortest.fill('30');
  const [half, four] = [t('policy-of-minutes', { n: 30 }), t('policy-of-hours', { n: 4 })];
  await expect(preview).toContainText(headline(t, t('policy-clause-length', { least: half, most: four }), 14));
  await shortest.fill('300');
  await expect(page.getByText(like('settings-fault-above', 'least', 'most'))).toBeVisible();
  await isAccessible(page);
  await page.getByRole('button', { name: t('settings-as-before') }).click();
  await expect(preview).toContainText(headline(t, most(t, 8), 21));
});

test('a class takes from the lab what it does not say', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  await signIn(page, 'manager', lang);
  // The lab's own names of what the rules are about.
  const named = async (what: string, name: string): Promise<string> => {
    const { items } = await (await page.request.get(`${LAB}/${what}`)).json();
    return items.find((one: { name: { en: string } }) => one.name.en === name).name[lang];
  };
  await open(page, '/manage/settings/policies');
  await page
    .getByLabel(t('settings-rules-of'), { exact: true })
    .selectOption({ label: t('settings-has-own', { name: await named('machine-classes', 'Laser cutters') }) });
  await expect(page.locator('aside')).toContainText(headline(t, most(t, 4), 21));
  await expect(page.locator('aside')).toContainText(
    t('policy-training-level', { name: await named('qualifications', 'Laser safety'), level: 'user' }),
  );
  await expect(
    page.getByText(t('settings-empty', { from: t('settings-from-lab', { value: t('policy-span-days', { n: 21 }) }) })),
  ).toBeVisible();
  await page.getByLabel(t('settings-field-min-notice-minutes'), { exact: true }).fill('2');
  await page.getByRole('button', { name: t('do-save') }).click();
  await told(page, t('manage-saved'));
  const notice = t('policy-notice', { span: t('policy-span-hours', { n: 2 }) });
  await expect(page.locator('aside')).toContainText(notice);
  await page.getByLabel(t('settings-field-min-notice-minutes'), { exact: true }).fill('');
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.locator('aside')).not.toContainText(notice);
  await page.getByRole('button', { name: t('settings-drop-class') }).click();
  await expect(sheet(page)).toContainText(most(t, 8));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('do-cancel') })
    .click();
});

test('what one typed stays when somebody else changes the same thing meanwhile', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  const lab = await ownLab(baseURL, `both-${lang}-${Date.now()}`);
  const now = async () => (await lab.admin.get(`/api/v1/labs/${lab.slug}`)).json();
  const saves = async () => {
    await page.getByRole('button', { name: t('do-save') }).click();
    await told(page, t('manage-saved'));
  };
  const overtaken = async () => {
    await page.getByRole('button', { name: t('do-save') }).click();
    await expect(page.getByRole('alert')).toContainText(t('manage-overtaken'));
  };
  await enter(page, await lab.join('Asel', 'manager'));
  await open(page, `/manage/settings/policies?lab=${lab.slug}&lang=${lang}`);
  const ahead = page.getByLabel(t('settings-field-max-days-ahead'), { exact: true });
  const active = page.getByLabel(t('settings-field-max-active-reservations'), { exact: true });
  await ahead.fill('20');
  await lab.change({ policy: { max_active_reservations: 6 } });
  await overtaken();
  await expect(ahead).toHaveValue('20');
  await expect(active).toHaveValue('6');
  await isAccessible(page);
  await saves();
  expect((await now()).policy).toMatchObject({ max_days_ahead: 20, max_active_reservations: 6 });

  await open(page, '/manage/settings/lab');
  const english = page.getByLabel('English');
  await english.fill('Day and night lab');
  await lab.change({ name: { ...(await now()).name, ru: 'Дневная лаборатория' }, registration: 'desk' });
  await overtaken();
  await expect(english).toHaveValue('Day and night lab');
  await expect(page.getByLabel('Русский')).toHaveValue('Дневная лаборатория');
  await expect(page.getByRole('radio', { name: t('settings-registration-desk') })).toBeChecked();
  await saves();
  expect(await now()).toMatchObject({
    name: { en: 'Day and night lab', ru: 'Дневная лаборатория' },
    registration: 'desk',
  });

  const at = (days: number) => `${farDay(days)}T00:00:00+06:00`;
  const { id } = await post(lab.admin, `/labs/${lab.slug}/closures`, {
    starts_at: at(7),
    ends_at: at(8),
    reason: { ru: 'Ремонт' },
  });
  await open(page, '/manage/settings/closures');
  await page.getByRole('button', { name: t('settings-closure-change') }).click();
  await sheet(page).getByLabel('Русский').fill('Ремонт крыши');
  await patch(lab.admin, `/closures/${id}`, { ends_at: at(10) });
  const send = sheet(page).locator('button[type="submit"]');
  await send.click();
  await expect(sheet(page).getByRole('alert')).toContainText(t('manage-overtaken'));
  await expect(sheet(page).getByLabel('Русский')).toHaveValue('Ремонт крыши');
  await expect(sheet(page).getByLabel(t('settings-closure-last'))).toHaveValue(farDay(9));
  await send.click();
  await told(page, t('settings-closure-saved'));
  const closure = await (await lab.admin.get(`/api/v1/closures/${id}`)).json();
  expect(closure.reason.ru).toBe('Ремонт крыши');
  expect(Date.parse(closure.ends_at)).toBe(Date.parse(at(10)));
});

test('hours are checked, said in words, and hold from their day on', async ({ page }, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'en');
  const remove = like('settings-span-remove', 'day', 'n');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/settings/hours');
  await page
    .getByRole('button', { name: t('settings-hours-change') })
    .first()
    .click();
  const form = page.locator('form');
  const monday = form.getByRole('group', { name: t('settings-day-monday') });
  await monday.getByRole('button', { name: t('settings-span-add') }).click();
  await monday.getByLabel(t('settings-opens', { day: t('settings-day-monday'), n: 2 })).fill('10:00');
  await expect(monday).toContainText(t('settings-span-overlap'));
  await isAccessible(page);
  await form.getByRole('button', { name: t('do-save') }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await monday
    .getByRole('button', { name: t('settings-span-remove', { day: t('settings-day-monday'), n: 2 }) })
    .click();

  // Closing all week would leave bookings of the next days outside: they are shown, and nothing is done yet.
  while ((await form.getByRole('button', { name: remove }).count()) > 0)
    await form.getByRole('button', { name: remove }).first().click();
  await form.getByRole('button', { name: t('do-save') }).click();
  await expect(sheet(page)).toContainText(/\d/);
  await expect(sheet(page).getByRole('listitem').first()).toBeVisible();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('do-back') })
    .click();
  await form.getByRole('button', { name: t('do-cancel') }).click();

  await page
    .getByRole('button', { name: t('settings-hours-change') })
    .first()
    .click();
  await form.getByLabel(t('settings-hours-holds-from')).fill(farDay());
  await form
    .getByRole('group', { name: t('settings-day-sunday') })
    .getByRole('button', { name: t('settings-span-add') })
    .click();
  await expect(page.locator('aside')).toContainText(new RegExp(`${t('settings-day-sunday')}\\s*09:00–18:00`, 'i'));
  await form.getByRole('button', { name: t('do-save') }).click();
  await told(page, like('settings-hours-saved', 'day'));
  const planned = page
    .locator('section.card')
    .filter({ hasText: t('settings-day-sunday') })
    .last();
  await expect(planned).toContainText('09:00–18:00');
});

test('a closure is made for a machine, changed, and taken back', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/settings/closures');
  await page.getByRole('button', { name: t('settings-closure-add') }).click();
  const send = sheet(page).locator('button[type="submit"]');
  await send.click();
  await expect(sheet(page)).toContainText(t('settings-closure-reason-needed'));
  await isAccessible(page);
  await sheet(page).getByLabel(t('settings-closure-first')).fill(farDay());
  await sheet(page)
    .getByLabel(t('settings-closure-what'))
    .selectOption({ label: t('settings-scope-machines') });
  await sheet(page).getByRole('checkbox').nth(1).check();
  await sheet(page).getByLabel('English').fill('Power cut of the test');
  await isAccessible(page);
  await send.click();
  await told(page, t('settings-closure-saved'));
  const row = page.getByRole('listitem').filter({ hasText: 'Power cut of the test' });
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: t('settings-closure-change') }).click();
  await sheet(page).getByLabel(t('settings-closure-whole')).uncheck();
  await sheet(page).getByLabel(t('settings-closure-from-time')).fill('10:00');
  await sheet(page).getByLabel(t('settings-closure-until-time')).fill('12:30');
  await send.click();
  await expect(row).toContainText('10:00–12:30');
  await row.getByRole('button', { name: t('settings-closure-back') }).click();
  await expect(sheet(page)).toContainText(t('settings-closure-back-what'));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('settings-closure-back') })
    .click();
  await told(page, t('settings-closure-taken-back'));
  await expect(row).toHaveCount(0);
});

test('a closure says which bookings it would cancel before it does', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  const lab = await ownLab(baseURL, `shut-${lang}-${Date.now()}`);
  const nurlan = await lab.join('Nurlan');
  const machine = await lab.machine('Press');
  const [starts_at, ends_at] = ['10', '11'].map((hour) => `${farDay(7)}T${hour}:00:00+06:00`);
  const { id } = await post(lab.admin, '/reservations', { machine, member: nurlan.id, starts_at, ends_at });
  const standing = async () => (await (await lab.admin.get(`/api/v1/reservations/${id}`)).json()).status;
  await enter(page, await lab.join('Asel', 'manager'));
  await open(page, `/manage/settings/closures?lab=${lab.slug}&lang=${lang}`);
  await page.getByRole('button', { name: t('settings-closure-add') }).click();
  await sheet(page).getByLabel(t('settings-closure-last')).fill(farDay(14));
  await sheet(page).getByLabel('Русский').fill('Переезд');
  const send = sheet(page).locator('button[type="submit"]');
  const cancels = sheet(page).getByRole('button', { name: t('settings-closure-hits-do', { n: 1 }) });
  await send.click();
  await expect(cancels).toBeVisible();
  await expect(sheet(page).getByRole('listitem')).toContainText('10:00–11:00');
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('do-back') })
    .click();
  await expect(sheet(page).getByLabel('Русский')).toHaveValue('Переезд');
  expect(await standing()).toBe('confirmed');
  await send.click();
  await cancels.click();
  await told(page, t('settings-closure-saved-cancelled', { n: 1 }));
  expect(await standing()).toBe('cancelled');
});

test('public holidays are added once', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  await signIn(page, 'manager', lang);
  await open(page, '/manage/settings/closures?past=yes');
  // One that is past is taken back and comes again: nothing of the days ahead changes.
  const holiday = page
    .getByRole('listitem')
    .filter({ hasText: t('settings-holiday') })
    .first();
  // Of this year it is not said.
  const [year = String(new Date().getFullYear())] = /20\d\d/.exec((await holiday.textContent()) ?? '') ?? [];
  await holiday.getByRole('button', { name: t('settings-closure-back') }).click();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('settings-closure-back') })
    .click();
  await told(page, t('settings-closure-taken-back'));
  await page.getByRole('button', { name: t('settings-holidays-add') }).click();
  await sheet(page).getByLabel(t('settings-year'), { exact: true }).selectOption(year);
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('settings-holidays-add-year', { year }) })
    .click();
  await expect(sheet(page)).toContainText(t('settings-holidays-added', { n: 1, year }));
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('do-close') })
    .last()
    .click();
  await page.getByRole('button', { name: t('settings-holidays-add') }).click();
  await sheet(page).getByLabel(t('settings-year'), { exact: true }).selectOption(year);
  await sheet(page)
    .getByRole('button', { name: t('settings-holidays-add-year', { year }) })
    .click();
  await expect(sheet(page)).toContainText(t('settings-holidays-known'));
});
