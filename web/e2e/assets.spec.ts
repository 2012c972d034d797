import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { ownLab } from './own-lab';
import { begin, choosePerson, expect, isAccessible, test } from './support';

const LAB = 'fablab-bishkek';
const unique = () => String(Date.now()).slice(-8);

const ask = async (page: Page, path: string) => (await page.request.get(`/api/v1${path}`)).json();
/** From a page of the client: with the session's cookie, changes are taken from nowhere else. */
const change = (page: Page, path: string, data: object) =>
  page.evaluate(
    async ([to, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
      return (await fetch(`/api/v1${to}`, { method: 'POST', headers, body })).json();
    },
    [path, JSON.stringify(data)] as const,
  );
/** A machine of the story's own, which nobody misses. */
const machine = (page: Page, tag: string) =>
  change(page, `/labs/${LAB}/machines`, {
    name: { en: `Old plotter ${tag}` },
    make: 'HP',
    model: '7475A',
    asset_tag: tag,
    location: 'Room 101',
    grant: 'KOICA',
    cost: { amount_minor: 120000, currency: 'USD' },
    acquired_on: '2020-03-01',
  });

/** A paper without a page. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R /Size 2>>\nstartxref\n43\n%%EOF\n',
);
/** Puts a photo to something, as the browser makes one. */
const putPhoto = (page: Page, of: string, subject: string, name: string) =>
  page.evaluate(
    async (query) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
      const body = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
      const headers = { 'Content-Type': 'image/jpeg', 'Idempotency-Key': crypto.randomUUID() };
      const answer = await fetch(`/api/v1/files?${query}`, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(await answer.text());
    },
    new URLSearchParams({ subject_type: of, subject, name }).toString(),
  );

/** A picture of one grey point. */
function png(): Buffer {
  const crc = (bytes: Buffer) => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
    const out = Buffer.alloc(4);
    out.writeInt32BE(~sum);
    return out;
  };
  const chunk = (kind: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const body = Buffer.concat([Buffer.from(kind), content]);
    return Buffer.concat([length, body, crc(body)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const point = deflateSync(Buffer.from([0, 128]));
  const parts = [chunk('IHDR', header), chunk('IDAT', point), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}
const photo = { name: 'belt.png', mimeType: 'image/png', buffer: png() };

const sheet = (page: Page) => page.getByRole('dialog');
const submit = (page: Page) => page.locator('dialog button[type="submit"]');

test('a machine is kept as property: papers, place, label, passport, until it leaves', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'manager');
  await go('/manage/assets');
  const tag = `PL-${unique()}`;
  const { id } = await machine(page, tag);
  await go('/manage/assets?state=here');
  await page.getByRole('searchbox').fill(tag);
  const row = page.locator('tbody tr').filter({ hasText: tag });
  await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(1);
  await row.getByRole('checkbox').check();
  const labels = page.waitForEvent('download');
  await page.getByRole('button', { name: t('assets-labels-of', { n: 1 }) }).click();
  expect((await labels).suggestedFilename()).toBe(`labels-${LAB}.pdf`);
  await page.locator('main summary').click();
  await isAccessible(page);
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Old plotter');
  const label = page.locator('main img').first();
  await expect.poll(() => label.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await isAccessible(page);

  // Papers: the number is this machine's alone.
  const number = page.getByLabel(t('assets-inventory-number'));
  await number.fill(`01-${tag}`);
  await page.getByLabel(t('assets-warranty-last')).fill('2031-03-01');
  const custodian = page.getByRole('combobox', { name: t('assets-custodian') });
  const { items } = await ask(page, `/labs/${LAB}/members?q=technician@example.org&limit=1`);
  await choosePerson(page, custodian, items[0].full_name.split(' ')[0], items[0].full_name);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.locator('main')).toContainText('2031');
  await expect(page.locator('main dd').filter({ hasText: items[0].full_name })).toHaveCount(1);

  await page.getByRole('button', { name: t('assets-move') }).click();
  await isAccessible(page);
  await sheet(page).getByRole('combobox').fill('Room 102');
  await submit(page).click();
  await expect(page.locator('main ol > li').first()).toContainText('Room 102');
  await expect(page.locator('main ol > li').nth(1)).toContainText('Room 101');

  const passport = page.waitForEvent('download');
  await page.getByRole('button', { name: t('assets-passport-print') }).click();
  expect((await passport).suggestedFilename()).toBe(`passport-${tag}.pdf`);

  const leave = page.getByRole('button', { name: t('assets-dispose') });
  await leave.click();
  await submit(page).click();
  await expect(sheet(page).locator('select')).toBeFocused();
  await isAccessible(page);
  await sheet(page).locator('select').selectOption('scrapped');
  await sheet(page).locator('textarea').fill('The pens are no longer made.');
  await sheet(page).locator('input:not([type="date"])').fill('Act 12');
  await submit(page).click();
  await expect(sheet(page)).toBeHidden();
  await expect(page.locator('main .gone')).toContainText('Act 12');
  await expect(leave).toHaveCount(0);
  await isAccessible(page);
  expect((await ask(page, `/machines/${id}`)).status).toBe('retired');
  // The trail says it in words.
  await go(`/manage/audit?subject=${id}&type=asset`);
  await expect(page.locator('main li.event').first()).toContainText(t('audit-did-asset-disposed'));
});

test('the machines are checked with a scanner, by labels, tags and by hand', async ({ page }, info) => {
  const { lang, t, like, go } = await begin(page, info, 'manager');
  await go('/manage/assets/checks');
  const { items } = await ask(page, `/labs/${LAB}/assets?disposed=false&limit=100`);
  const [first, second] = items.filter((one: { status: string }) => one.status === 'in_service');
  await page.locator('main header .first').click();
  await page.waitForURL(/\/checks\/[0-9a-f-]{36}/);
  const field = page.getByLabel(t('assets-scan'));
  await field.fill('no such thing');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await isAccessible(page);

  // A label that is scanned: it stands where it should, one press says so.
  await field.fill(`https://lab.example/machines/${first.machine}`);
  await field.press('Enter');
  const here = page.getByRole('button', { name: t('assets-scan-here') });
  await expect(here).toBeFocused();
  await isAccessible(page);
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  const seen = (id: string) => page.locator('main ol > li').filter({ has: page.locator(`a[href$="${id}"]`) });
  await expect(seen(first.machine)).toContainText(t('assets-is-found'));

  // One that stands elsewhere, half written down when the page is read anew.
  await field.fill(second.asset_tag);
  await field.press('Enter');
  const place = page.getByLabel(t('assets-move-where'));
  const corridor = `Corridor ${unique()}`;
  await place.fill(corridor);
  await page.reload();
  await expect(place).toHaveValue(corridor);
  await here.click();
  await expect(seen(second.machine)).toContainText(corridor);
  await expect(seen(second.machine)).toContainText(t('assets-is-moved'));

  // One without a label, by the list of what is left; it is damaged.
  const check = await ask(page, `/inventory-checks/${page.url().split(/[/?]/)[6]}`);
  const [third, unseen] = check.machines.filter((one: { outcome: string | null }) => !one.outcome);
  const name = third.name[lang];
  await page.getByRole('button', { name: t('assets-here-one', { name }), exact: true }).click();
  await page.getByLabel(t('assets-is-damaged')).check();
  await here.click();
  await expect(seen(third.machine)).toContainText(t('assets-is-damaged'));

  await page.locator('main header button').click();
  await isAccessible(page);
  await sheet(page).getByRole('button').last().click();
  await expect(sheet(page)).toBeHidden();
  await expect(field).toHaveCount(0);
  await expect(page.locator('main')).toContainText(like('assets-n-damaged', 'n'));
  await expect(seen(third.machine)).toContainText(t('assets-is-damaged'));
  // What nobody scanned is named as missing.
  await expect(page.locator('main')).toContainText(like('assets-n-missing', 'n'));
  await expect(seen(unseen.machine)).toContainText(unseen.name[lang]);
  await expect(seen(unseen.machine)).toContainText(t('assets-is-missing'));
  await isAccessible(page);
  // What was moved is put back where it was.
  const { etag } = await page.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/machines/${id}`);
    return { etag: answer.headers.get('ETag') ?? '' };
  }, second.machine);
  await page.evaluate(
    ([id, tag, location]) =>
      fetch(`/api/v1/machines/${id}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': tag ?? '' },
        body: JSON.stringify({ location }),
      }),
    [second.machine, etag, second.location],
  );
});

test('a label is read by a phone’s camera, where the browser can; where it may not, the number is typed', async ({
  page,
}, info) => {
  const { t, go } = await begin(page, info, 'manager');
  await go('/manage/assets/checks');
  const { items } = await ask(page, `/labs/${LAB}/assets?disposed=false&limit=100`);
  const { machine: id, asset_tag } = items.findLast((one: { status: string }) => one.status === 'in_service');
  // This browser has no eyes for barcodes: it sees the tag as soon as the camera's picture is there.
  await page.addInitScript((tag) => {
    class BarcodeDetector {
      detect = (video: HTMLVideoElement) => Promise.resolve(video.videoWidth ? [{ rawValue: tag }] : []);
    }
    Object.assign(window, { BarcodeDetector });
  }, asset_tag);
  await page.locator('main header .first').click();
  await page.waitForURL(/\/checks\/[0-9a-f-]{36}/);
  await page.reload();
  const look = page.getByRole('button', { name: t('manage-camera-open') });
  await look.click();
  const here = page.getByRole('button', { name: t('assets-scan-here') });
  await expect(here).toBeFocused();
  await expect(page.locator('video')).toHaveCount(0);
  await page.keyboard.press('Enter');
  const seen = page.locator('main ol > li').filter({ has: page.locator(`a[href$="${id}"]`) });
  await expect(seen).toContainText(t('assets-is-found'));
  await isAccessible(page);

  // Who lets nobody look through it is told what to do instead.
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await look.click();
  await expect(page.getByRole('alert')).toHaveText(t('manage-camera-failed'));
  await isAccessible(page);
  await page.getByRole('button', { name: t('manage-camera-close') }).click();
  await expect(look).toBeVisible();
});

test('photos and papers are seen by who sees what they belong to, looked at and removed', async ({ page }, info) => {
  const { items } = await ask(page, `/labs/${LAB}/machines?process=scanning`);
  const tag = unique();
  const manager = await begin(page, info, 'manager');
  await manager.go(`/manage/machines/${items[0].id}`);
  const put = page.getByLabel(manager.t('files-add'));
  await put.setInputFiles({ name: `manual-${tag}.pdf`, mimeType: 'application/pdf', buffer: pdf });
  await expect(page.locator('main li').filter({ hasText: `manual-${tag}.pdf` })).toBeVisible();
  const { items: holders } = await ask(page, `/labs/${LAB}/members?q=student@example.org`);
  const { items: given } = await ask(page, `/certifications?lab=${LAB}&member=${holders[0].member}`);
  const certificate = given.find((one: { valid: boolean }) => one.valid);
  await putPhoto(page, 'certification', certificate.id, `card-${tag}.jpg`);
  await page.goto('about:blank');
  await page.context().clearCookies();

  const { t, go } = await begin(page, info, 'student');
  await go(`/machines/${items[0].id}`);
  await expect(page.locator('main a[download]').filter({ hasText: `manual-${tag}.pdf` })).toBeVisible();
  await isAccessible(page);
  await page.locator('main button:has(svg.lucide-triangle-alert)').click();
  await sheet(page).locator('input[value="minor"]').check();
  await sheet(page).locator('textarea').fill(`A crack ${unique()}`);
  await submit(page).click();
  const add = page.getByLabel(t('files-add'));
  await add.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await expect(sheet(page).getByRole('alert')).toContainText('notes.txt');
  await add.setInputFiles([photo, { ...photo, name: 'cut-short.png', buffer: photo.buffer.subarray(0, 40) }]);
  await expect(sheet(page).locator('li')).toContainText('belt.png');
  // What the service does not take stays to be dropped.
  await expect(sheet(page).getByText('cut-short.png')).toBeVisible();
  await isAccessible(page);
  await sheet(page)
    .getByRole('button', { name: t('files-drop') })
    .click();
  await expect(sheet(page).getByText('cut-short.png')).toBeHidden();
  await go(`/machines/${items[0].id}`);
  const later = page.locator('.fault').getByRole('button', { name: /belt\.png/ });
  await later.first().click();
  await expect(sheet(page).locator('img')).toHaveJSProperty('naturalWidth', 1);
  await page.keyboard.press('Escape');
  await go('/training');
  await page
    .locator('#held')
    .getByRole('button', { name: `card-${tag}.jpg` })
    .click();
  await expect(sheet(page).locator('img')).toHaveJSProperty('naturalWidth', 8);
  await page.keyboard.press('Escape');

  const own = await ask(page, `/incidents?machine=${items[0].id}&status=open&limit=1`);
  await page.goto('about:blank');
  await page.context().clearCookies();
  const staff = await begin(page, info, 'technician');
  await staff.go(`/manage/maintenance/incidents/${own.items[0].id}`);
  await page
    .getByRole('button', { name: /belt\.png/ })
    .first()
    .click();
  await expect(sheet(page).locator('img')).toHaveJSProperty('naturalWidth', 1);
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('files-remove-one', { name: 'belt.png' }) }).click();
  await isAccessible(page);
  await sheet(page).getByRole('button').last().click();
  await expect(page.getByText('belt.png', { exact: true })).toHaveCount(0);
});

test('what NEMO holds is looked at record by record and taken over', async ({ page }, info) => {
  const { t, go } = await begin(page, info, 'manager');
  await go('/manage/settings/import');
  const choose = page.getByLabel(t('nemo-file'));
  const see = page.getByRole('button', { name: t('imports-look') });
  // A whole laboratory's dump: what would come, what would stay out and why.
  await choose.setInputFiles(fileURLToPath(new URL('../../tests/fixtures/nemo/dump.json', import.meta.url)));
  await see.click();
  const users = page.getByRole('row', { name: new RegExp(`^${t('nemo-kind-user')} \\d`) });
  await expect(users.getByRole('cell').first()).toHaveText(/^[1-9]/);
  await expect(page.locator('main ol > li').first()).toBeVisible();
  const name = `Sputter ${unique()}`;
  const dump = [
    // A hidden tool comes as a retired machine: nobody is offered it.
    { model: 'NEMO.tool', fields: { name, visible: false, _operational: true } },
    { model: 'NEMO.tool', fields: { name: 'Broken record' } },
    { model: 'NEMO.alarm', pk: 1, fields: {} },
  ];
  const buffer = Buffer.from(JSON.stringify(dump));
  await choose.setInputFiles({ name: 'nemo.json', mimeType: 'application/json', buffer });
  await see.click();
  const out = page.locator('main ol > li');
  await expect(out).toHaveCount(1);
  await page.locator('main summary').click();
  await isAccessible(page);
  await page.getByRole('button', { name: t('nemo-take', { n: 1 }) }).click();
  await expect(page.getByRole('heading', { name: t('imports-was') })).toBeFocused();
  await isAccessible(page);
  const { items } = await ask(page, `/labs/${LAB}/machines?status=retired&limit=200`);
  expect(items.map((one: { name: Record<string, string> }) => Object.values(one.name)[0])).toContain(name);
  // The lab came from NEMO itself, long ago.
  await go('/manage/audit?action=nemo.imported');
  const imports = page.locator('li.event').filter({ hasText: t('audit-did-nemo-imported') });
  expect(await imports.count()).toBeGreaterThan(1);
  await imports.last().locator('summary').click();
  await expect(imports.last()).toContainText(t('audit-field-quarantined'));
  await isAccessible(page);
  const { items: kept } = await ask(page, `/labs/${LAB}/machines?status=retired&limit=200`);
  const printer = kept.find((one: { name: { en?: string } }) => one.name.en === 'Picaso 3D Designer');
  await go(`/manage/sessions?machine=${printer.id}`);
  await expect(page.locator('main li, main tbody tr').filter({ hasText: 'Picaso 3D Designer' })).toHaveCount(5);
});

test('a donor’s papers are written down, and what each donor gave is summed', async ({ page, baseURL }, info) => {
  const { lang, t, go } = await begin(page, info, 'admin');
  const lab = await ownLab(baseURL, `donors-${lang}-${Date.now()}`);
  const koica = (amount_minor: number) => ({ grant: 'KOICA', cost: { amount_minor, currency: 'USD' } });
  const mill = await lab.machine('Mill', koica(1_200_000));
  await lab.machine('Lathe', koica(350_050));
  await lab.machine('Saw', { grant: 'KOICA' });
  await lab.machine('Press', { grant: 'SIFO', cost: { amount_minor: 99_900, currency: 'KGS' } });

  await go(`/manage/assets/${mill}?lab=${lab.slug}`);
  const papers = {
    'assets-donor-agreement': 'KOICA-2026/17 · 2026-03-01',
    'assets-transfer-act': 'Акт № 4',
    'assets-invoice': 'INV-00981',
    'assets-restrictions': 'Сатууга болбойт.',
    'assets-restrictions-until': '2031-12-31',
  };
  const field = (name: string) => page.getByLabel(t(name), { exact: true });
  for (const [name, text] of Object.entries(papers)) await field(name).fill(text);
  await page.getByRole('button', { name: t('do-save') }).click();
  await expect(page.getByText(t('manage-saved'))).toBeVisible();
  await page.reload();
  for (const [name, text] of Object.entries(papers)) await expect(field(name)).toHaveValue(text);
  await isAccessible(page);

  await go(`/manage/assets?lab=${lab.slug}`);
  await page.locator('summary', { hasText: t('assets-by-donor') }).click();
  const donors = page.getByRole('region', { name: t('assets-by-donor') });
  const told = (name: string) =>
    donors
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .getByRole('cell');
  // How many there are, how many have left, what they cost, and of how many that is not known.
  await expect(told('KOICA')).toHaveText(['3', '0', /15.500[.,]50/, '1']);
  await expect(told('SIFO')).toHaveText(['1', '0', /^999\s/, '0']);
  await isAccessible(page);
  await donors.getByRole('link', { name: 'KOICA' }).click();
  await expect(page.locator('main tbody').first()).toContainText('Mill');
  await expect(page.locator('main tbody').first()).not.toContainText('Press');
});
