import { randomUUID } from 'node:crypto';
import { request, type APIRequestContext, type Page } from '@playwright/test';
import {
  caller as callerBy,
  choosePerson,
  comingDay,
  expect,
  isAccessible,
  open,
  PASSWORD,
  post,
  signIn,
  test,
} from './support';

/** The demo lab's machines that these stories use: those of other stories are not in their way. */
const LAB = 'fablab-bishkek';
const MILL = 9;
const SCANNER = 12;

/** One of the demo lab's people, calling the API beside the browser. */
const caller = (baseURL: string | undefined, name: string) => callerBy(baseURL, `${name}@example.org`);
async function machine(by: APIRequestContext, at: number): Promise<string> {
  const page = await (await by.get(`/api/v1/labs/${LAB}/machines?limit=50`)).json();
  return page.items[at].id;
}
const self = async (by: APIRequestContext): Promise<string> => (await (await by.get('/api/v1/me')).json()).id;

/** Hours of coming days that a machine can be booked for. */
async function freeHours(by: APIRequestContext, machine: string): Promise<{ starts_at: string; ends_at: string }[]> {
  const params = { machine, duration_minutes: 60, from: `${comingDay(1)}T00:00:00+06:00` };
  return (await (await by.get(`/api/v1/labs/${LAB}/free-machines`, { params })).json()).items[0].gaps;
}

/** Sets how people join the lab; returns how it was. */
async function registration(by: APIRequestContext, mode: string): Promise<string> {
  const seen = await by.get(`/api/v1/labs/${LAB}`);
  const headers = { 'If-Match': seen.headers()['etag'] ?? '', 'Content-Type': 'application/merge-patch+json' };
  const done = await by.patch(`/api/v1/labs/${LAB}`, { headers, data: JSON.stringify({ registration: mode }) });
  expect(done.ok(), await done.text()).toBe(true);
  return (await seen.json()).registration;
}

/** Ten minutes of a night lately, when nobody worked: others for each `use` on a phone and a desktop, and at each run. */
function night(use: number): { day: string; from: string; until: string; starts_at: string; ends_at: string } {
  const days = 2 + Math.floor(Math.random() * 60);
  const day = new Date(Date.now() + 6 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
  const minute = 60 + 20 * (2 * use + (test.info().project.name === 'phone' ? 1 : 0));
  const time = (at: number) => `0${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
  const [from, until] = [time(minute), time(minute + 10)];
  const at = (clock: string) => new Date(`${day}T${clock}:00+06:00`).toISOString();
  return { day, from, until, starts_at: at(from), ends_at: at(until) };
}
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });
const dialog = (page: Page) => page.getByRole('dialog');

test('a manager sees what waits, and approves, turns down, finishes, takes in and accepts in place', async ({
  page,
  baseURL,
}) => {
  test.slow();
  const [student, technician, manager] = await Promise.all(
    ['student', 'technician', 'manager'].map((name) => caller(baseURL, name)),
  );
  if (!student || !technician || !manager) return;
  const [mill, scanner, aida] = [await machine(student, MILL), await machine(student, SCANNER), await self(student)];
  const [soon, later] = await freeHours(student, mill);
  const first = await post(student, '/reservations', { machine: mill, ...soon });
  await post(student, '/reservations', { machine: mill, ...later });
  const running = await post(technician, '/usage-sessions', {
    machine: scanner,
    member: aida,
    expected_minutes: 30,
    override_reason: 'The demonstration goes on.',
  });
  const { starts_at, ends_at } = night(0);
  const past = { machine: scanner, member: aida, started_at: starts_at, ended_at: ends_at };
  const session = await post(technician, '/usage-sessions', past);
  await post(student, `/usage-sessions/${session.id}/corrections`, { outcome: 'success', reason: 'It went well.' });
  const was = await registration(manager, 'desk');
  const stranger = await request.newContext({ baseURL });
  for (const full_name of ['Newcomer One', 'Newcomer Two']) {
    const email = `${randomUUID()}@example.org`;
    await post(stranger, '/auth/register', { full_name, email, password: PASSWORD, lab: LAB });
  }
  await registration(manager, was);

  // Two hours later by the reader's clock: the session is past its end.
  await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
  await signIn(page, 'manager', 'en');
  await open(page, '/manage');
  const approvals = section(page, 'Bookings that wait for approval').locator('li').filter({ hasText: 'Аида Асанова' });
  await expect(approvals).toHaveCount(2);
  await expect(section(page, 'Machines out of service')).toContainText('Ender');
  await expect(section(page, 'Wishes to review').getByRole('link').first()).toHaveAttribute(
    'href',
    /\/manage\/requests\//,
  );
  await expect(section(page, 'Proposed corrections')).toBeVisible();
  await isAccessible(page);

  await approvals.first().getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByRole('status')).toContainText('holds');
  await expect(approvals).toHaveCount(1);
  await approvals.getByRole('button', { name: 'Turn down' }).click();
  await isAccessible(page);
  await dialog(page).locator('textarea').fill('The course needs it that day.');
  await dialog(page).getByRole('button', { name: 'Turn down' }).click();
  await expect(approvals).toHaveCount(0);

  const late = section(page, 'Sessions open too long').locator('li').filter({ hasText: '3D scanner' });
  await expect(late).toContainText('past its end');
  await late.getByRole('button', { name: 'Extend' }).click();
  await isAccessible(page);
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await late.getByRole('button', { name: 'Finish' }).click();
  await dialog(page).getByRole('button', { name: 'Finish' }).click();
  await expect(dialog(page)).toContainText('Needed');
  await isAccessible(page);
  await dialog(page).getByText('Success').click();
  await dialog(page).getByRole('button', { name: 'Finish' }).click();
  await expect(late).toHaveCount(0);

  const desk = section(page, 'People at the desk').locator('li');
  await desk.filter({ hasText: 'Newcomer One' }).first().getByRole('button', { name: 'Take in' }).click();
  await expect(desk.filter({ hasText: 'Newcomer One' })).toHaveCount(0);
  await desk.filter({ hasText: 'Newcomer Two' }).first().getByRole('button', { name: 'Turn away' }).click();
  await isAccessible(page);
  await dialog(page).getByRole('button', { name: 'Turn away' }).click();
  await expect(desk.filter({ hasText: 'Newcomer Two' })).toHaveCount(0);

  const proposed = section(page, 'Proposed corrections').locator('li').filter({ hasText: 'It went well.' });
  await expect(proposed).toContainText('Success');
  await proposed.getByRole('button', { name: 'Accept' }).click();
  await expect(proposed).toHaveCount(0);

  await post(student, `/reservations/${first.id}/cancel`, {});
  const ended = await (await technician.get(`/api/v1/usage-sessions/${running.id}`)).json();
  expect(ended.outcome).toBe('success');
});

test('the desk shows by itself what comes in', async ({ page, baseURL }) => {
  const student = await caller(baseURL, 'student');
  const mill = await machine(student, MILL);
  await signIn(page, 'manager', 'ru');
  await open(page, '/manage');
  const approvals = section(page, 'Брони, которые ждут одобрения').locator('li').filter({ hasText: 'Аида Асанова' });
  await expect(approvals).toHaveCount(0);
  const [hour] = await freeHours(student, mill);
  const made = await post(student, '/reservations', { machine: mill, ...hour });
  await expect(approvals).toHaveCount(1);
  await post(student, `/reservations/${made.id}/cancel`, {});
  await expect(approvals).toHaveCount(0);
});

test.describe('with answers of another lab', () => {
  // A service worker would ask past what the test answers.
  test.use({ serviceWorkers: 'block' });
  test('a technician is not offered what is for managers, and an empty desk says so', async ({ page }) => {
    await signIn(page, 'technician', 'ru');
    await page.route('**/api/v1/usage-sessions?*', (route) => route.fulfill({ json: { items: [] } }));
    await page.route('**/members?status=pending*', (route) => route.fulfill({ json: { items: [] } }));
    await page.route('**/incidents?*', (route) => route.fulfill({ json: { items: [] } }));
    await page.route('**/attention', (route) => route.fulfill({ json: { items: [], left_out: [] } }));
    await open(page, '/manage');
    await expect(page.getByText('Вас ничего не ждёт')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0);
    await expect(page.locator('main')).toContainText('видят здесь руководители');
    await isAccessible(page);
  });
});

test('staff look through the sessions', async ({ page }) => {
  await signIn(page, 'technician', 'ru');
  await open(page, '/manage/sessions');
  const rows = page.locator('main a[href^="/manage/sessions/"]');
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Показать ещё' }).click();
  await expect(rows).toHaveCount(100);
  await choosePerson(page, page.getByRole('combobox', { name: 'Человек' }), 'Асанова Аида', 'Аида Асанова');
  await expect(page).toHaveURL(/person=/);
  await expect.poll(async () => await page.locator('tbody tr, main li a.card').count()).toBeGreaterThan(0);
  await page.getByLabel('До', { exact: true }).fill('2001-01-01');
  await expect(page.getByText('Подходящих сеансов нет')).toBeVisible();
  await isAccessible(page);
});

test('staff record a past session, and correct it', async ({ page }) => {
  test.slow();
  await signIn(page, 'technician', 'ru');
  await open(page, '/manage/sessions?state=open');
  const { day, from, until } = night(1);
  const fill = async () => {
    await page.getByRole('button', { name: 'Записать прошедший сеанс' }).click();
    await dialog(page).locator('select').first().selectOption({ label: '3D-сканер' });
    await choosePerson(page, dialog(page).getByRole('combobox', { name: 'Человек' }), 'Асанова Аида', 'Аида Асанова');
    await dialog(page).locator('input[type="date"]').first().fill(day);
    await dialog(page).locator('input[type="time"]').first().fill(from);
    await dialog(page).locator('input[type="time"]').last().fill(until);
  };
  await page.getByRole('button', { name: 'Записать прошедший сеанс' }).click();
  await dialog(page).locator('button[form="record"]').click();
  await expect(dialog(page).getByText('Обязательно', { exact: true })).toHaveCount(4);
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await fill();
  await dialog(page).locator('button[form="record"]').click();
  await expect(page).toHaveURL(/\/manage\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.locator('h1')).toHaveText('3D-сканер');
  await expect(page.locator('main')).toContainText(`${from}`);
  await isAccessible(page);
  const recorded = new URL(page.url()).pathname;

  await page.getByRole('button', { name: 'Исправить' }).click();
  await dialog(page).locator('button[form="correct"]').click();
  await expect(dialog(page).getByText('Обязательно', { exact: true })).toBeInViewport();
  await dialog(page).locator('textarea').fill('По журналу у машины.');
  await dialog(page).locator('button[form="correct"]').click();
  // Nothing was changed: the service says so, and the reason stays.
  await expect(dialog(page).getByRole('alert')).toBeVisible();
  await expect(dialog(page).locator('textarea')).toHaveValue('По журналу у машины.');
  await isAccessible(page);
  await dialog(page).getByLabel('Итог').selectOption('failure');
  await dialog(page).locator('button[form="correct"]').click();
  const corrections = page.locator('section').filter({ hasText: 'Как записано сначала' });
  await expect(corrections).toContainText('Не указано');
  await expect(corrections).toContainText('Не удалось');
  await expect(corrections).toContainText('Действует');
  await isAccessible(page);

  await open(page, '/manage/sessions?state=open');
  await fill();
  await dialog(page).locator('button[form="record"]').click();
  await expect(dialog(page).getByRole('alert').getByRole('link')).toHaveAttribute('href', recorded);
  await expect(dialog(page).locator('input[type="time"]').first()).toHaveValue(from);
});

test('staff decide on a proposal on its session’s page', async ({ page, baseURL }) => {
  const [student, technician] = await Promise.all(['student', 'technician'].map((name) => caller(baseURL, name)));
  if (!student || !technician) return;
  const { starts_at, ends_at } = night(2);
  const past = { machine: await machine(student, SCANNER), member: await self(student), started_at: starts_at };
  const session = await post(technician, '/usage-sessions', { ...past, ended_at: ends_at });
  await post(student, `/usage-sessions/${session.id}/corrections`, { purpose: 'thesis', reason: 'For my thesis.' });
  await signIn(page, 'technician', 'en');
  await open(page, `/manage/sessions/${session.id}`);
  const proposal = page.locator('li').filter({ hasText: 'For my thesis.' });
  await expect(proposal).toContainText('Thesis');
  await isAccessible(page);
  await proposal.getByRole('button', { name: 'Turn down' }).click();
  await isAccessible(page);
  await dialog(page).locator('textarea').fill('It was for the course.');
  await dialog(page).getByRole('button', { name: 'Turn down' }).click();
  await expect(proposal).toContainText('Turned down');
  await expect(proposal.getByRole('button')).toHaveCount(0);
});
