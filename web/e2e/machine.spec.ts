import { caller, comingDay, expect, isAccessible, open, PASSWORD, post, signOut, test, become } from './support';
import { speaking } from './words';

const LAB = 'fablab-bishkek';
const MINUTE_MS = 60_000;
const NAME = 'Зыйнат Күлүшева-Тестова';
const NOTE = 'The flange for the lathe.';

test('a machine’s page tells what it makes, how it stands and what comes, but to nobody whose it is', async ({
  page,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const admin = await caller(baseURL, 'admin@example.org');
  const email = `seen-${lang}-${Date.now()}@example.org`;
  const { id: member } = await post(admin, '/auth/register', { full_name: NAME, email, password: PASSWORD });
  await admin.put(`/api/v1/labs/${LAB}/members/${member}`, { data: { role: 'student' } });
  // A machine that asks for no training, on a day when it is free for three hours: an hour from then on it is taken.
  const process = info.project.name === 'phone' ? 'scanning' : 'vinyl_cutting';
  const asked = `process=${process}&duration_minutes=180&from=${comingDay(5)}T03:00:00Z`;
  const free = await (await admin.get(`/api/v1/labs/${LAB}/free-machines?${asked}`)).json();
  const [{ machine, gaps }] = free.items;
  const at = (minutes: number) => new Date(Date.parse(gaps[0].starts_at) + minutes * MINUTE_MS);
  const hour = (when: Date) => when.toLocaleTimeString('en-GB', { timeZone: 'Asia/Bishkek', timeStyle: 'short' });
  const time = { starts_at: at(60), ends_at: at(150) };
  const booking = await post(await caller(baseURL, email), '/reservations', {
    ...{ machine, ...time },
    ...{ purpose: 'thesis', note: NOTE },
  });

  const path = `/machines/${machine}?lang=${lang}`;
  const board = `/board?lang=${lang}&day=${at(60).toISOString().slice(0, 10)}`;
  const taken = page.locator('main li').filter({ hasText: `${hour(at(60))}–${hour(at(150))}` });
  const category = `${t('block-reservation')} · ${t('purpose-thesis')}`;
  const nowhere = async () => {
    for (const secret of [NAME, NOTE, email]) expect(await page.content()).not.toContain(secret);
  };
  for (const who of [null, 'student']) {
    if (who) await become(page, `${who}@example.org`);
    await page.clock.setFixedTime(at(15));
    await open(page, path);
    await expect(page.locator('main')).toContainText(t(`process-${process}`));
    await expect(page.getByRole('heading', { name: like('machine-now-free', 'time', 'span') })).toContainText(
      hour(at(60)),
    );
    await expect(taken).toContainText(category);
    await nowhere();
    await page.clock.setFixedTime(at(75));
    await open(page, path);
    await expect(page.getByRole('heading', { name: t('machine-now-taken', { time: hour(at(150)) }) })).toBeVisible();
    await isAccessible(page);
    await open(page, board);
    // Half an hour into it; the sheet of a taken time says no more than its row.
    await page.locator(`[data-machine="${machine}"] button.busy[title^="${hour(at(60))}"]`).click();
    await expect(page.getByRole('dialog')).toContainText(category);
    await nowhere();
  }

  await signOut(page);
  await become(page, 'manager@example.org');
  await open(page, board);
  await page
    .locator(`[data-machine="${machine}"] a.busy`)
    .filter({ hasText: NAME.split(' ')[0] })
    .click();
  await expect(page.locator('main')).toContainText(NAME);
  await expect(page.locator('main')).toContainText(NOTE);
  await page.goto('about:blank');
  await post(admin, `/reservations/${booking.id}/cancel`, {});
});
