import { become, caller, expect, isAccessible, open, post, test } from './support';
import { enter, ownLab } from './own-lab';
import { speaking } from './words';

test('a student asks for equipment step by step, stands behind another’s wish, and sees how their own fares', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(120_000);
  const { lang, t, like } = speaking(info, 'ky', 'ru');
  const lab = await ownLab(baseURL, `asking-${lang}-${Date.now()}`);
  const [nurlan, bermet] = [await lab.join('Nurlan'), await lab.join('Bermet')];
  const plain = { process: 'MEX', material_class: 'polymer' };
  await lab.machine('Plastic printer', { capabilities: [plain] });
  const filled = { process: 'MEX', material_class: 'metal', metal: 'filled', build_volume_mm: [100, 100, 100] };
  await lab.machine('Bronze printer', { capabilities: [filled] });
  const others = await caller(baseURL, bermet.email);
  await post(others, `/labs/${lab.slug}/equipment-requests`, {
    title: { en: 'A laser for metal powder' },
    justification: { en: 'Turbine blades.' },
    process: 'PBF',
    material_class: 'metal',
  });
  await others.dispose();

  // What is lacking: something must be named, and a size has three sides.
  await enter(page, nurlan);
  await open(page, `/requests?lab=${lab.slug}&lang=${lang}`);
  await page.getByRole('link', { name: t('requests-new') }).click();
  const title = page.getByRole('heading', { level: 1 });
  const at = (n: number) => expect(page.locator('main')).toContainText(t('requests-step', { n, of: 3 }));
  const next = page.getByRole('button', { name: t('do-next') });
  await expect(title).toHaveText(t('requests-new'));
  await at(1);
  await next.click();
  await expect(page.locator('main')).toContainText(t('requests-name-one'));
  await page.getByLabel(t('requests-process')).selectOption('PBF');
  await page.getByLabel(t('requests-material')).selectOption('metal');
  const sides = ['requests-width', 'requests-depth', 'requests-height'].map((id) => page.getByLabel(t(id)));
  await sides[0]?.fill('120');
  await next.click();
  await expect(page.locator('main')).toContainText(t('requests-size-three'));
  await isAccessible(page);
  for (const side of sides) await side.fill('120');
  await next.click();

  // What there is already: the nearest that the lab has, with what each lacks, and what others asked for.
  const heading = page.getByRole('heading', { name: t('requests-step-already') });
  await expect(heading).toBeFocused();
  const near = page.locator('main li.card');
  await expect(near).toHaveCount(1);
  await expect(near).toContainText('Bronze printer');
  await expect(near).toContainText(t('requests-why-metal-filled'));
  await expect(near).toContainText(like('requests-why-build-volume-too-small', 'has'));
  await isAccessible(page);
  await page.getByRole('link', { name: /A laser for metal powder/ }).click();
  await expect(title).toHaveText('A laser for metal powder');
  const endorse = page.getByRole('button', { name: t('requests-endorse'), exact: true });
  await endorse.click();
  await expect(page.locator('main')).toContainText(t('field-required'));
  await page.getByLabel(t('requests-reason')).fill('Gears that do not break.');
  await page.getByLabel(t('requests-project')).fill('Thesis');
  await page.getByLabel(t('requests-parts')).fill('40');
  await isAccessible(page);
  await endorse.click();
  await expect(page.getByRole('status').filter({ hasText: t('requests-thanks') })).toBeVisible();
  await expect(endorse).toHaveCount(0);
  await expect(page.locator('main')).toContainText(t('requests-endorsed-mine'));
  await expect(page.locator('main')).toContainText(t('requests-voice-parts', { n: 40 }));

  // Back where one was: nothing of what was typed is lost; one’s own wish is another.
  await page.goBack();
  await expect(heading).toBeVisible();
  await expect(page.getByRole('link', { name: /A laser for metal powder/ })).toContainText(
    t('requests-endorsed', { n: 1 }),
  );
  await page.getByRole('button', { name: t('do-back') }).click();
  for (const side of sides) await expect(side).toHaveValue('120');
  await page.getByLabel(t('requests-material')).selectOption('ceramic');
  await next.click();
  await page.getByRole('button', { name: t('requests-go-on') }).click();
  await at(3);
  const send = page.getByRole('button', { name: t('requests-send'), exact: true });
  await send.click();
  await expect(page.locator('main [aria-invalid="true"]')).toHaveCount(2);
  await page.getByLabel(t('requests-name')).fill('Печь для керамики');
  await page.getByLabel(t('requests-justification')).fill('Зубные коронки.');
  await page.getByLabel(t('requests-users')).fill('many');
  await send.click();
  await expect(page.locator('main')).toContainText(t('requests-number'));
  await page.getByLabel(t('requests-users')).fill('12');
  await isAccessible(page);
  await send.click();
  await expect(page.getByRole('status').filter({ hasText: t('requests-sent') })).toBeVisible();
  await expect(title).toHaveText('Печь для керамики');
  await expect(page.locator('main')).toContainText(t('requests-fact-users', { n: 12 }));
  const now = page.locator('main li[aria-current="step"]');
  await expect(now).toContainText(t('requests-is-submitted'));
  await isAccessible(page);
  // What is sent is begun no more.
  const own = new URL(page.url()).pathname;

  // The lab takes it up, and answers it in another way.
  await post(lab.admin, `/equipment-requests${own.slice('/requests'.length)}/transitions`, { to: 'under_review' });
  await page.getByRole('link', { name: t('nav-requests') }).click();
  const card = page.locator('main a.card').filter({ hasText: 'Печь для керамики' });
  await expect(card).toContainText(t('requests-is-under-review'));
  await expect(card).toContainText(t('requests-mine'));
  const reason = 'The kiln of the pottery next door may be used.';
  const answered = { to: 'answered_otherwise', reason };
  await post(lab.admin, `/equipment-requests${own.slice('/requests'.length)}/transitions`, answered);
  await card.click();
  await expect(now).toContainText(t('requests-is-answered-otherwise'));
  await expect(now).toContainText(reason);
  await isAccessible(page);
});

/** A paper without a page. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R /Size 2>>\nstartxref\n43\n%%EOF\n',
);

test('a paper is put to a wish by its author and to a training by staff, and seen by who may', async ({
  page,
  browser,
  baseURL,
}, info) => {
  const { lang, t, like } = speaking(info, 'ru', 'ky');
  const lab = await ownLab(baseURL, `papers-${lang}-${Date.now()}`);
  const [nurlan, bermet, asel] = [
    await lab.join('Nurlan'),
    await lab.join('Bermet'),
    await lab.join('Asel', 'manager'),
  ];
  const [author, other] = [await caller(baseURL, nurlan.email), await caller(baseURL, bermet.email)];
  const wish = await post(author, `/labs/${lab.slug}/equipment-requests`, {
    title: { en: 'A kiln' },
    justification: { en: 'For glazes.' },
    process: 'furnace',
  });
  const { id: held } = await post(lab.admin, `/labs/${lab.slug}/qualifications`, { name: { en: 'Kilns' } });
  const card = await post(lab.admin, '/certifications', { member: nurlan.id, qualification: held });
  const go = (path: string) => open(page, `${path}${path.includes('?') ? '&' : '?'}lab=${lab.slug}&lang=${lang}`);
  const put = async (name: string) => {
    await page.getByLabel(t('files-add')).setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf });
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: t('files-added', { name }) })
        .first(),
    ).toBeVisible();
  };
  const paper = (name: string) => page.locator('main a[download]').filter({ hasText: name });

  await become(page, nurlan.email);
  await go(`/requests/${wish.id}`);
  await put('glazes.pdf');
  await expect(paper('glazes.pdf')).toHaveAttribute('download', 'glazes.pdf');
  await isAccessible(page);
  const content = (await paper('glazes.pdf').getAttribute('href')) ?? '';
  expect((await (await page.request.get(content)).body()).equals(pdf)).toBe(true);

  await become(page, asel.email);
  await go(`/manage/people/${nurlan.id}`);
  await page.getByRole('button', { name: like('people-papers-of', 'name') }).click();
  await put('exam.pdf');
  await expect(page.getByRole('dialog').locator('a[download="exam.pdf"]')).toBeVisible();
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await go(`/manage/requests/${wish.id}`);
  await expect(paper('glazes.pdf')).toBeVisible();

  // Who holds it sees their own paper; another sees the wish with its paper, and nothing of the training.
  await become(page, nurlan.email);
  await go('/training');
  await expect(page.locator('#held a[download="exam.pdf"]')).toBeVisible();
  const context = await browser.newContext({ viewport: page.viewportSize() });
  const hers = await context.newPage();
  await become(hers, bermet.email);
  await open(hers, `/requests/${wish.id}?lab=${lab.slug}&lang=${lang}`);
  await expect(hers.locator('main a[download="glazes.pdf"]')).toBeVisible();
  await expect(hers.getByLabel(t('files-add'))).toHaveCount(0);
  await context.close();
  const secret = await other.get(`/api/v1/files?subject_type=certification&subject=${card.id}`);
  expect([403, 404]).toContain(secret.status());
  await Promise.all([author.dispose(), other.dispose()]);
});
