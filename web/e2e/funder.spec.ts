import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import type { Schemas } from '../src/api/client';
import { enter, ownLab } from './own-lab';
import { chartsAreLegible, expect, isAccessible, open, PASSWORD, test } from './support';
import { speaking, type Say } from './words';

/** How wide a sheet of A4 is between its margins, as browsers print it. */
const A4_PX = 718;

/** A link as a donor's officer gets it, in their language; signing in leads on to the page. */
async function visit(page: Page, lang: string, name: string): Promise<void> {
  await page.goto(`/funding?lab=fablab-bishkek&lang=${lang}`);
  await page.locator('main').getByRole('link').first().click();
  await page.locator('[autocomplete="username"]').fill(`${name}@example.org`);
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === '/funding');
  await page.locator('main .figure').first().waitFor();
}

/** Takes along the first file of what `of` names in its address. */
async function download(page: Page, format: string, of: string): Promise<{ file: Download; bytes: Buffer }> {
  const link = page.locator(`main a[download$=".${format}"][href*="${of}"]`).first();
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { file, bytes: await readFile(await file.path()) };
}

/** What an element says, without the breaks of its markup. */
const saidIn = async (one: Locator): Promise<string> =>
  ((await one.textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();

/** A length of time as the client says it. */
function lengthOf(minutes: number, t: Say): string {
  const [h, m] = [Math.floor(Math.round(minutes) / 60), Math.round(minutes) % 60];
  if (h === 0) return t('time-minutes', { n: m });
  return m === 0 ? t('time-hours', { n: h }) : t('time-hours-minutes', { h, m });
}

/** The sentences on a request's evidence have the service's counts, `<5` and a dash for what it withholds. */
async function tellsEvidence(article: Locator, evidence: Schemas['EquipmentRequestEvidence'], t: Say): Promise<void> {
  const { support, demand } = evidence;
  const count = (of: number | '<5' | null) => of ?? '–';
  const supported = [
    t('requests-support', { n: count(support.people) }),
    t('requests-support-need', { n: count(support.people_with_need) }),
    t('requests-support-used', { n: count(support.people_who_used_related) }),
  ];
  const wanted = [t('requests-demand', { n: count(demand.signals), people: count(demand.people) })];
  if (demand.denied_minutes) wanted.push(t('requests-denied', { span: lengthOf(demand.denied_minutes, t) }));
  const sentences = await Promise.all((await article.locator('p').all()).map(saidIn));
  for (const said of [supported, wanted]) expect(sentences).toContain(said.join(' '));
  const nearest = article.locator('li .strong');
  await expect(nearest).toHaveText(evidence.nearest.slice(0, 3).map(({ name }) => name));
}

/** Each sum stands beside its name and each cost in its row, as the service has them. */
async function tellsMoney(article: Locator, one: Schemas['PortfolioItem'], t: Say, locale: string): Promise<void> {
  /** As the browser itself writes money: its ICU need not be Node's. */
  const written = ({ amount_minor, currency }: Schemas['Money']) =>
    article.page().evaluate(
      ([minor, of, by]) => {
        const whole = { style: 'currency', currency: of, trailingZeroDisplay: 'stripIfInteger' } as const;
        const format = new Intl.NumberFormat(by, whole);
        return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
      },
      [amount_minor, currency, locale] as const,
    );
  const sum = async (of: Schemas['Money'][]) => (await Promise.all(of.map(written))).join(' + ') || '–';
  await expect(article.locator('dl').first().locator('dt, dd')).toHaveText([
    ...[t('requests-capital'), await sum(one.totals.capital)],
    ...[t('requests-five-years'), await sum(one.totals.five_years)],
    ...[t('requests-name-pledged'), await sum(one.pledges.map(({ amount }) => amount))],
  ]);
  const rows = article.locator('tbody tr');
  await expect(rows).toHaveCount(one.cost_lines.length);
  for (const [at, line] of one.cost_lines.entries()) {
    await expect(rows.nth(at).locator('th')).toContainText(t(`requests-cost-of-${line.kind.replaceAll('_', '-')}`));
    await expect(rows.nth(at).locator('td')).toHaveText([await written(line.amount), t(`requests-per-${line.per}`)]);
  }
}

test('a funder follows a link, reads the page and takes the figures along', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ko', 'en');
  await visit(page, lang, lang === 'ko' ? 'koica' : 'sifo');
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await chartsAreLegible(page);
  await isAccessible(page);

  // What is withheld is said to be, and nobody is named.
  await expect(page.locator('main td').getByText(t('funding-withheld'), { exact: true }).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText('@');

  // A definition is one tap from its figure, in the reader's language.
  const figure = page.locator('main .figure').first();
  await figure.locator('summary').click();
  await expect(figure.locator('details p')).toBeVisible();
  await expect(figure.locator('details p')).toHaveAttribute('lang', lang);

  // So is one of what a table or the evidence for a request tells.
  const meant = page.locator('main article [aria-expanded]').first();
  await meant.click();
  await expect(page.locator('main article [aria-live="polite"]').first()).toContainText(
    (await meant.textContent()) ?? '',
  );
  await isAccessible(page);

  const csv = await download(page, 'csv', 'group_by=machine');
  const lines = csv.bytes.toString('utf8').trim().split(/\r?\n/);
  expect(lines[0]).toContain('utilization');
  expect(lines.length).toBeGreaterThan(3);
  const months = (await download(page, 'csv', 'group_by=month')).bytes.toString('utf8').trim().split(/\r?\n/);
  const shown = page.locator('section').filter({ has: page.getByRole('heading', { name: t('funding-course') }) });
  expect(months.length - 1).toBe(await shown.locator('tbody tr').count());
  for (const of of ['group_by=machine', 'group_by=affiliation', 'group_by=month']) {
    const { bytes } = await download(page, 'xlsx', of);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.length).toBeGreaterThan(2000);
  }
});

test('each figure is defined one tap away, and what is missing is told as the service has it', async ({
  page,
}, info) => {
  const { lang, t } = speaking(info, 'en', 'ko');
  await visit(page, lang, 'koica');
  for (const figure of await page.locator('main .figure').all()) {
    await figure.locator('summary').click();
    await expect(figure.locator('details p')).toHaveText(/\S{2}/);
  }
  const terms = page.locator('main [role="group"] button[aria-expanded]');
  for (const term of await terms.all()) {
    const said = term.locator('xpath=ancestor::*[@role="group"]').locator('[aria-live="polite"]');
    await term.click();
    await expect(said).toContainText(((await term.textContent()) ?? '').trim());
    // More than its name.
    expect(((await said.textContent()) ?? '').length).toBeGreaterThan(((await term.textContent()) ?? '').length + 10);
  }
  const headers = { 'Accept-Language': lang };
  const told = await page.request.get('/api/v1/funding/portfolio?lab=fablab-bishkek&limit=100', { headers });
  const portfolio = await told.json();
  expect(portfolio.items.length).toBeGreaterThan(0);
  const articles = page.locator('main article');
  await expect(articles).toHaveCount(portfolio.items.length);
  for (const [at, one] of portfolio.items.entries()) {
    const article = articles.nth(at);
    expect(Object.values(one.title)).toContain(await article.locator('h3').first().textContent());
    await tellsEvidence(article, one.evidence, t);
    await tellsMoney(article, one, t, lang === 'ko' ? 'ko-KR' : 'en-GB');
  }
});

test('a funder chooses a quarter and a grouping, and the address keeps both', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'en', 'ko');
  await visit(page, lang, 'koica');
  const period = page.locator('main select').first();
  const quarter = (await period.locator('optgroup').nth(1).locator('option').first().getAttribute('value')) ?? '';
  await period.selectOption(quarter);
  await page.getByRole('button', { name: t('funding-by-process') }).click();
  await expect(page).toHaveURL(new RegExp(`period=${quarter}.*by=process`));
  await expect(
    page
      .locator('main tbody')
      .filter({ hasText: t('process-MEX') })
      .first(),
  ).toBeVisible();
  await open(page, page.url());
  await expect(page.locator('main select').first()).toHaveValue(quarter);
  await chartsAreLegible(page);
  await isAccessible(page);
});

test('the page prints: no menus, every definition, a PDF', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ko', 'en');
  await visit(page, lang, 'sifo');
  const defined = page.locator(`main dl dd[lang="${lang}"]`);
  await expect(defined.first()).toBeHidden();
  // The course of the months comes by itself.
  await expect.poll(() => page.locator('main svg[role="img"]').count()).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('nav')).toBeHidden();
  await expect(page.locator('main').getByRole('button', { name: t('funding-print') })).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(defined.first()).toBeVisible();
  await expect.poll(() => defined.count()).toBeGreaterThan(20);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(50_000);
  // As a report, neither a roll nor a leaf; nothing of it is cut by the end of a page or sticks out of one.
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(2);
  expect(pages).toBeLessThan(16);
  await page.setViewportSize({ width: A4_PX, height: 1000 });
  const { cut, wide, charts } = await page.evaluate(() => {
    const all = (what: string) => [...document.querySelectorAll<HTMLElement>(what)].filter((one) => one.offsetHeight);
    const kept = (one: Element | null): boolean =>
      !!one && (getComputedStyle(one).breakInside === 'avoid' || kept(one.parentElement));
    return {
      cut: all('main :is(tr, .figure, dl > div)')
        .filter((one) => !kept(one))
        .map((one) => one.outerHTML.slice(0, 80)),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      charts: [...document.querySelectorAll('main svg[role="img"]')].filter((one) => one.clientHeight > 0).length,
    };
  });
  expect(cut).toEqual([]);
  expect(wide).toBeLessThanOrEqual(0);
  expect(charts).toBeGreaterThan(1);
});

test('the files are in the language of the page, and what does not come is said', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ru');
  await visit(page, lang, 'koica');
  const { bytes } = await download(page, 'csv', 'group_by=machine');
  const href = (await page.locator('main a[download$=".csv"][href*="group_by=machine"]').getAttribute('href')) ?? '';
  const written = async (of: string) => (await page.request.get(href, { headers: { 'Accept-Language': of } })).text();
  expect(bytes.toString('utf8')).toBe(await written(lang));
  expect(await written('en')).not.toBe(await written(lang));

  const course = page.getByRole('heading', { name: t('funding-course') });
  await expect(course).toBeVisible();
  const months = /utilization\?.*group_by=month/;
  await page.route(months, (route) => route.abort());
  await page.goto(`/funding?lang=${lang}`);
  await expect(page.locator('main').getByRole('alert')).toContainText(t('say-unreachable'));
  await page.unroute(months);
  await page
    .locator('main')
    .getByRole('button', { name: t('say-again') })
    .click();
  await expect(course).toBeVisible();
});

test('who is no funder is told so', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ky');
  await page.goto(`/sign-in?lang=${lang}&next=/funding`);
  await page.locator('[autocomplete="username"]').fill('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await expect(page.locator('h1')).toHaveText(t('page-not-yours'));
  await isAccessible(page);
});

test('a funder of two labs sees them side by side, and takes them along', async ({ page, baseURL }, info) => {
  const { lang, t } = speaking(info, 'ky', 'ko');
  const made = (side: string) => ownLab(baseURL, `${side}-${lang}-${Date.now()}`);
  const [here, there] = [await made('here'), await made('there')];
  const yuna = await here.join('Yuna', 'funder');
  const joined = await there.admin.put(`/api/v1/labs/${there.slug}/members/${yuna.id}`, { data: { role: 'funder' } });
  expect(joined.ok(), await joined.text()).toBe(true);
  await here.machine('Printer');
  await enter(page, yuna);
  await open(page, `/funding?lab=${here.slug}&lang=${lang}`);
  const labs = page.locator('section').filter({ has: page.getByRole('heading', { name: t('funding-labs') }) });
  await expect(labs.locator('tbody tr')).toHaveCount(2);
  await isAccessible(page);
  const csv = await download(page, 'csv', 'group_by=lab');
  expect(csv.bytes.toString('utf8').trim().split(/\r?\n/)).toHaveLength(3);
});
