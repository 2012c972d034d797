import { request, type Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { caller, choosePerson, expect, isAccessible, open, PASSWORD, post, signIn, test } from './support';
import { speaking } from './words';

const HOUR_MS = 3_600_000;
/** At a whole minute: bookings begin and end at one. */
const inHours = (hours: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + hours * HOUR_MS).toISOString();

const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });
const dialog = (page: Page) => page.getByRole('dialog');

test('a manager sees what waits and what comes in, and approves, turns down, finishes, takes in and accepts in place', async ({
  page,
  baseURL,
}, info) => {
  test.slow();
  const { lang, t, like } = speaking(info, 'ky', 'en');
  const lab = await ownLab(baseURL, `desk-${lang}-${Date.now()}`, { registration: 'desk', visibility: 'public' });
  // Newcomers find a lab that anybody sees; it is hidden again before other stories are offered it.
  const stranger = await request.newContext({ baseURL });
  const come = (full_name: string) => {
    const email = `${full_name.replace(' ', '-')}-${lab.slug}@example.org`;
    return stranger.post('/api/v1/auth/register', { data: { full_name, email, password: PASSWORD, lab: lab.slug } });
  };
  const came = [await come('Newcomer One'), await come('Newcomer Two')];
  await lab.change({ visibility: 'members' });
  for (const answer of came) expect(answer.ok(), await answer.text()).toBe(true);
  const [nurlan, asel] = [await lab.join('Nurlan'), await lab.join('Asel', 'manager')];
  const student = await caller(baseURL, nurlan.email);
  const mill = await lab.machine('Mill', { policy: { requires_approval: true } });
  const [scanner, press] = [await lab.machine('Scanner'), await lab.machine('Press')];
  const book = (after: number) =>
    post(student, '/reservations', { machine: mill, starts_at: inHours(after), ends_at: inHours(after + 1) });
  await book(24);
  await book(48);
  await post(lab.admin, `/machines/${press}/status`, { status: 'out_of_service', reason: 'The belt tore.' });
  await post(student, `/labs/${lab.slug}/equipment-requests`, {
    title: { en: 'A kiln' },
    justification: { en: 'For glazes.' },
    process: 'furnace',
  });
  const running = await post(student, '/usage-sessions', { machine: scanner, expected_minutes: 30 });
  const past = { machine: mill, member: nurlan.id, started_at: inHours(-3), ended_at: inHours(-2) };
  const session = await post(lab.admin, '/usage-sessions', past);
  await post(student, `/usage-sessions/${session.id}/corrections`, { outcome: 'success', reason: 'It went well.' });

  // Two hours later by the reader's clock: the session is past its end.
  await page.clock.install({ time: Date.now() + 2 * HOUR_MS });
  await enter(page, asel);
  await open(page, `/manage?lab=${lab.slug}&lang=${lang}`);
  const approvals = section(page, t('waiting-approvals')).locator('li').filter({ hasText: 'Nurlan' });
  await expect(approvals).toHaveCount(2);
  await expect(section(page, t('waiting-out'))).toContainText('The belt tore.');
  const wish = section(page, t('waiting-wishes')).locator('li').filter({ hasText: 'A kiln' });
  await expect(wish.getByRole('link')).toHaveAttribute('href', /\/manage\/requests\//);
  await expect(section(page, t('waiting-corrections'))).toBeVisible();
  await isAccessible(page);

  await approvals
    .first()
    .getByRole('button', { name: t('waiting-approve') })
    .click();
  await expect(page.getByRole('status')).toContainText(t('waiting-approved', { name: 'Nurlan' }));
  await expect(approvals).toHaveCount(1);
  await approvals.getByRole('button', { name: t('waiting-turn-down') }).click();
  await isAccessible(page);
  await dialog(page).locator('textarea').fill('The course needs it that day.');
  await dialog(page)
    .getByRole('button', { name: t('waiting-turn-down') })
    .click();
  await expect(approvals).toHaveCount(0);
  // The desk shows by itself what comes in, and what is taken back.
  const third = await book(72);
  await expect(approvals).toHaveCount(1);
  await post(student, `/reservations/${third.id}/cancel`, {});
  await expect(approvals).toHaveCount(0);

  const late = section(page, t('waiting-open')).locator('li').filter({ hasText: 'Scanner' });
  await expect(late).toContainText(like('waiting-late', 'span'));
  await late.getByRole('button', { name: t('sessions-extend') }).click();
  await isAccessible(page);
  await dialog(page)
    .getByRole('button', { name: t('do-cancel') })
    .click();
  await late.getByRole('button', { name: t('sessions-finish') }).click();
  const finish = dialog(page).getByRole('button', { name: t('sessions-finish') });
  await finish.click();
  await expect(dialog(page)).toContainText(t('field-required'));
  await isAccessible(page);
  await dialog(page).getByText(t('outcome-success')).click();
  await finish.click();
  await expect(late).toHaveCount(0);

  const desk = section(page, t('waiting-desk')).locator('li');
  const [one, two] = [desk.filter({ hasText: 'Newcomer One' }), desk.filter({ hasText: 'Newcomer Two' })];
  await one.getByRole('button', { name: t('waiting-confirm') }).click();
  await expect(one).toHaveCount(0);
  await two.getByRole('button', { name: t('waiting-decline') }).click();
  await isAccessible(page);
  await dialog(page)
    .getByRole('button', { name: t('waiting-decline') })
    .click();
  await expect(two).toHaveCount(0);

  const proposed = section(page, t('waiting-corrections')).locator('li').filter({ hasText: 'It went well.' });
  await expect(proposed).toContainText(t('outcome-success'));
  await proposed.getByRole('button', { name: t('sessions-accept') }).click();
  await expect(proposed).toHaveCount(0);
  for (const { id } of [running, session]) {
    const ended = await lab.admin.get(`/api/v1/usage-sessions/${id}`);
    expect(await ended.json()).toMatchObject({ outcome: 'success' });
  }
});

test('a technician is not offered what is for managers, and an empty desk says so', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ko');
  const lab = await ownLab(baseURL, `calm-${lang}-${Date.now()}`);
  await enter(page, await lab.join('Kanat', 'technician'));
  await open(page, `/manage?lab=${lab.slug}&lang=${lang}`);
  await expect(page.getByText(t('waiting-nothing'), { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
  await expect(page.locator('main')).toContainText(t('waiting-for-managers'));
  await isAccessible(page);
});

test('staff look through the sessions', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'en');
  await signIn(page, 'technician', lang);
  await open(page, '/manage/sessions');
  const rows = page.locator('main a[href^="/manage/sessions/"]');
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: t('do-more') }).click();
  await expect(rows).toHaveCount(100);
  await choosePerson(page, page.getByRole('combobox', { name: t('manage-person') }), 'Асанова Аида', 'Аида Асанова');
  await expect(page).toHaveURL(/person=/);
  await expect.poll(async () => await page.locator('tbody tr, main li a.card').count()).toBeGreaterThan(0);
  await page.getByLabel(t('field-until'), { exact: true }).fill('2001-01-01');
  await expect(page.getByText(t('sessions-none-found'))).toBeVisible();
  await isAccessible(page);
});

test('staff record a past session, correct it, and decide on what is proposed on its page', async ({
  page,
  baseURL,
}, info) => {
  test.slow();
  const { lang, t } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `past-${lang}-${Date.now()}`);
  const [nurlan, kanat] = [await lab.join('Nurlan'), await lab.join('Kanat', 'technician')];
  await lab.machine('Scanner');
  const yesterday = new Date(Date.now() - 18 * HOUR_MS).toISOString().slice(0, 10);
  await enter(page, kanat);
  await open(page, `/manage/sessions?state=open&lab=${lab.slug}&lang=${lang}`);
  const fill = async () => {
    await page.getByRole('button', { name: t('sessions-record') }).click();
    await dialog(page).locator('select').first().selectOption({ label: 'Scanner' });
    await choosePerson(page, dialog(page).getByRole('combobox', { name: t('manage-person') }), 'Nurl', 'Nurlan');
    await dialog(page).locator('input[type="date"]').first().fill(yesterday);
    await dialog(page).locator('input[type="time"]').first().fill('10:00');
    await dialog(page).locator('input[type="time"]').last().fill('10:10');
  };
  const required = dialog(page).getByText(t('field-required'), { exact: true });
  await page.getByRole('button', { name: t('sessions-record') }).click();
  await dialog(page).locator('button[form="record"]').click();
  await expect(required).toHaveCount(4);
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await fill();
  await dialog(page).locator('button[form="record"]').click();
  await expect(page).toHaveURL((url) => /^\/manage\/sessions\/[0-9a-f-]{36}$/.test(url.pathname));
  await expect(page.locator('h1')).toHaveText('Scanner');
  await expect(page.locator('main')).toContainText('10:00');
  await isAccessible(page);
  const recorded = new URL(page.url()).pathname;

  await page.getByRole('button', { name: t('sessions-correct') }).click();
  await dialog(page).locator('button[form="correct"]').click();
  await expect(required).toBeInViewport();
  await dialog(page).locator('textarea').fill('By the book beside it.');
  await dialog(page).locator('button[form="correct"]').click();
  // Nothing was changed: the service says so, and the reason stays.
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await expect(dialog(page).locator('textarea')).toHaveValue('By the book beside it.');
  await isAccessible(page);
  await dialog(page).getByLabel(t('sessions-field-outcome')).selectOption('failure');
  await dialog(page).locator('button[form="correct"]').click();
  const corrections = page.locator('section').filter({ hasText: t('sessions-original') });
  await expect(corrections).toContainText(t('outcome-unknown'));
  await expect(corrections).toContainText(t('outcome-failure'));
  await expect(corrections).toContainText(t('sessions-correction-accepted'));
  await isAccessible(page);

  const student = await caller(baseURL, nurlan.email);
  const id = recorded.split('/').at(-1);
  await post(student, `/usage-sessions/${id}/corrections`, { purpose: 'thesis', reason: 'For my thesis.' });
  await open(page, recorded);
  const proposal = page.locator('li').filter({ hasText: 'For my thesis.' });
  await expect(proposal).toContainText(t('purpose-thesis'));
  await isAccessible(page);
  await proposal.getByRole('button', { name: t('sessions-reject') }).click();
  await isAccessible(page);
  await dialog(page).locator('textarea').fill('It was for the course.');
  await dialog(page)
    .getByRole('button', { name: t('sessions-reject') })
    .click();
  await expect(proposal).toContainText(t('sessions-correction-rejected'));
  await expect(proposal.getByRole('button')).toHaveCount(0);

  // Recorded once more: what it is already recorded as is one tap away, and nothing typed is lost.
  await open(page, '/manage/sessions?state=open');
  await fill();
  await dialog(page).locator('button[form="record"]').click();
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveAttribute('href', recorded);
  await expect(dialog(page).locator('input[type="time"]').first()).toHaveValue('10:00');
});
