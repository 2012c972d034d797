import type { Page } from '@playwright/test';
import { enter, ownLab } from './own-lab';
import { comingDay, expect, isAccessible, open, patch, post, test } from './support';
import { speaking } from './words';

/** A time of a day in Bishkek. */
const at = (day: string, time: string) => `${day}T${time}:00+06:00`;

test('a student finds by what they type, by kind and by time, is told why not, and books the next free time', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `find-${lang}-${Date.now()}`);
  const [nurlan, bermet] = [await lab.join('Nurlan'), await lab.join('Bermet')];
  const training = { ky: 'Лазер коопсуздугу', ru: 'Безопасность лазера' };
  const laserSafety = await post(lab.admin, `/labs/${lab.slug}/qualifications`, { name: training });
  const kind = { ky: 'Филамент принтерлери', ru: 'Принтеры с филаментом' };
  const printers = await post(lab.admin, `/labs/${lab.slug}/machine-classes`, {
    name: kind,
    policy: { max_minutes: 240 },
  });
  const makes = (process: string, material_class: string) => ({ capabilities: [{ process, material_class }] });
  const printer = { ...makes('MEX', 'polymer'), class: printers.id };
  await lab.machine('Printer One', printer);
  const two = await lab.machine('Printer Two', printer);
  const plotter = { ky: 'Көк өңдүү үкү', ru: 'Тёмная ёлка' };
  const vinyl = await lab.machine('', { ...makes('vinyl_cutting', 'paper'), name: plotter });
  await lab.machine('Laser', { ...makes('laser_cutting', 'wood'), policy: { requires_qualification: laserSafety.id } });
  const mill = await lab.machine('Mill', makes('cnc_milling', 'wood'));
  await post(lab.admin, `/machines/${mill}/status`, { status: 'out_of_service', reason: 'The spindle is worn.' });
  const day = comingDay(3);
  await post(lab.admin, '/reservations', {
    machine: two,
    member: bermet.id,
    starts_at: at(day, '10:00'),
    ends_at: at(day, '11:30'),
  });
  // Taken for an hour from now: its next gap is long enough away to be booked, however slowly.
  const soon = Math.ceil(Date.now() / 60_000 + 1) * 60_000;
  const hour = { starts_at: new Date(soon), ends_at: new Date(soon + 3_600_000) };
  await post(lab.admin, '/reservations', { machine: vinyl, member: bermet.id, ...hour });
  const shut = comingDay(4);
  const why = { ky: 'Күн тартиби боюнча тазалоо', ru: 'Генеральная уборка' };
  const closed = { starts_at: at(shut, '09:00'), ends_at: at(shut, '12:00'), reason: why };
  await post(lab.admin, `/labs/${lab.slug}/closures`, closed);

  await enter(page, nurlan);
  await open(page, `/find?lab=${lab.slug}&lang=${lang}`);
  const row = (name: string) => page.locator('main li.card').filter({ has: page.getByRole('heading', { name }) });
  const found = (n: number) => expect(page.locator('h2').first()).toHaveText(t('find-found', { n }));
  const search = page.getByRole('searchbox', { name: t('find-words') });
  const clear = page.getByRole('button', { name: t('find-clear') });
  const book = async (button: ReturnType<Page['locator']>) => {
    await button.click();
    await page.locator('button[form="book"]').click();
    await expect(
      page.getByRole('status').filter({ hasText: like('book-done', 'machine', 'day', 'time') }),
    ).toBeVisible();
  };
  await found(5);

  // On a keyboard without its letters: a name of which ө, ү, ң or ё are part; its next gap is one tap to a booking.
  await search.fill(lang === 'ky' ? 'кок ондуу уку' : 'темная елка');
  await search.press('Enter');
  await expect(page).toHaveURL(new RegExp(`machine=${vinyl}`));
  await found(1);
  await isAccessible(page);
  await book(
    row(plotter[lang === 'ky' ? 'ky' : 'ru'])
      .locator('ul button')
      .first(),
  );
  await clear.click();
  await found(5);

  // A process by its name in languages that are not the reader’s.
  for (const [typed, process] of [
    ['laser cutting', 'laser_cutting'],
    ['측정', 'metrology'],
    [lang === 'ky' ? 'резка пленки' : 'плёнка кесүү', 'vinyl_cutting'],
    ['레이저', 'laser_cutting'],
  ] as const) {
    await search.fill(typed);
    await expect(page.getByRole('search').getByRole('button', { name: t(`process-${process}`) })).toBeVisible();
  }
  await search.fill('qwertz');
  await expect(page.getByRole('search')).toContainText(t('find-words-none'));
  await search.fill('레이저');
  await page
    .getByRole('search')
    .getByRole('button', { name: t('process-laser_cutting') })
    .click();
  await found(1);

  // For want of a training there are no times, but the way to it.
  const name = training[lang === 'ky' ? 'ky' : 'ru'];
  await expect(row('Laser')).toContainText(t('find-why-untrained', { training: name }));
  await expect(row('Laser').locator('ul button')).toHaveCount(0);
  await expect(row('Laser').getByRole('link', { name: t('find-training-dates') })).toHaveAttribute(
    'href',
    `/training?for=${laserSafety.id}`,
  );
  await page.getByLabel(t('find-trained')).check();
  await found(0);
  await clear.click();

  const process = page.getByLabel(t('find-process'));
  await process.selectOption('cnc_milling');
  // On a phone a name beside another would be cut.
  const [what, of] = [await process.boundingBox(), await page.getByLabel(t('find-material')).boundingBox()];
  const isBelow = (of?.y ?? 0) >= (what?.y ?? 0) + (what?.height ?? 0);
  expect(isBelow).toBe(info.project.name === 'phone');
  await expect(row('Mill')).toContainText(t('find-why-out'));
  await clear.click();

  // Any of a kind, at a set time: what is free then comes first, what is taken tells its next gap.
  await page.getByLabel(t('find-which')).selectOption({ label: kind[lang === 'ky' ? 'ky' : 'ru'] });
  await found(2);
  await page.getByRole('button', { name: t('find-at') }).click();
  await page.getByLabel(t('field-day'), { exact: true }).fill(day);
  await page.getByLabel(t('field-from'), { exact: true }).selectOption('10:00');
  await expect(row('Printer Two')).toContainText(t('find-why-taken'));
  await expect(page.locator('main li.card h3')).toHaveText(['Printer One', 'Printer Two']);
  await expect(row('Printer One').locator('.why')).toHaveCount(0);
  await isAccessible(page);
  await book(row('Printer Two').locator('ul button').first());
  // What is told of the booking before may still stand there.
  const begins = async () => {
    const { items } = await (await lab.admin.get(`/api/v1/reservations?lab=${lab.slug}&machine=${two}`)).json();
    const mine = items.filter(({ member }: { member: string }) => member === nurlan.id);
    return mine.map(({ starts_at }: { starts_at: string }) => Date.parse(starts_at));
  };
  await expect.poll(begins).toEqual([Date.parse(at(day, '11:30'))]);

  await page.getByLabel(t('find-length')).selectOption('360');
  await expect(row('Printer One')).toContainText(like('find-why-too-long', 'most'));
  await page.getByLabel(t('find-length')).selectOption('60');
  await page.getByLabel(t('field-day'), { exact: true }).fill(shut);
  await expect(row('Printer One')).toContainText(t('find-why-closed'));
  await expect(row('Printer One')).toContainText(why[lang === 'ky' ? 'ky' : 'ru']);
  await expect(row('Printer One').locator('ul button').first()).toContainText('12:00–13:00');

  // It stands free and yet cannot be had: by its steps, and for want of somebody on duty.
  await clear.click();
  await found(5);
  await patch(lab.admin, `/machines/${vinyl}`, { policy: { granularity_minutes: 60 } });
  await page.goto(`/find?lab=${lab.slug}&lang=${lang}&day=${day}&from=10:30&minutes=60&process=vinyl_cutting`);
  const plot = row(plotter[lang === 'ky' ? 'ky' : 'ru']);
  await expect(plot).toContainText(like('find-why-off-grid', 'grid'));
  await patch(lab.admin, `/machines/${vinyl}`, { policy: { granularity_minutes: null, requires_staff_on_duty: true } });
  await page.reload();
  await expect(plot).toContainText(t('find-why-unstaffed'));

  // Whose membership is suspended is told so instead of being offered times.
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const data = { role: 'student', suspended_until: until, reason: 'Late' };
  const suspended = await lab.admin.put(`/api/v1/labs/${lab.slug}/members/${nurlan.id}`, { data });
  expect(suspended.ok(), await suspended.text()).toBe(true);
  await open(page, `/find?lab=${lab.slug}&lang=${lang}&process=MEX`);
  await expect(row('Printer One')).toContainText(like('find-why-suspended-until', 'until'));
  await expect(page.locator('main li.card ul button')).toHaveCount(0);
});
