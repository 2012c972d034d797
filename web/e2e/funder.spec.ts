import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, isAccessible, open, PASSWORD, test } from './support';
import { speaking } from './words';

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

test('a funder follows a link, reads the page and takes the figures along', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ko', 'en');
  await visit(page, lang, lang === 'ko' ? 'koica' : 'sifo');
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('main svg[role="img"]').first()).toBeVisible();
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
  const course = await download(page, 'csv', 'data:');
  expect(course.bytes.toString('utf8')).toContain('month,open_seconds');
  for (const of of ['group_by=machine', 'group_by=affiliation']) {
    const { bytes } = await download(page, 'xlsx', of);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(bytes.length).toBeGreaterThan(2000);
  }
});

test('each figure is defined one tap away, and what is missing is told as the service has it', async ({
  page,
}, info) => {
  const { lang } = speaking(info, 'en', 'ko');
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
  const articles = page.locator('main article');
  await expect(articles).toHaveCount(portfolio.items.length);
  /** Numbers as a language writes them, whatever stands between their digits. */
  const digits = (text: string) => text.replaceAll(/[\s.,\u00a0\u202f]/g, '');
  for (const [at, one] of portfolio.items.entries()) {
    const text = (await articles.nth(at).textContent()) ?? '';
    expect(Object.values(one.title).some((title) => text.includes(String(title)))).toBe(true);
    for (const near of one.evidence.nearest.slice(0, 3)) expect(text).toContain(near.name);
    for (const count of [one.evidence.demand.signals, one.evidence.support.people_with_need])
      if (typeof count === 'number') expect(text).toContain(String(count));
    for (const { amount } of one.cost_lines)
      expect(digits(text)).toContain(String(Math.trunc(amount.amount_minor / 100)));
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
  await isAccessible(page);
});

test('the page prints: no menus, every definition, a PDF', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ko', 'en');
  await visit(page, lang, 'sifo');
  const defined = page.locator(`main dl dd[lang="${lang}"]`);
  await expect(defined.first()).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('nav')).toBeHidden();
  await expect(page.locator('main').getByRole('button', { name: t('funding-print') })).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(defined.first()).toBeVisible();
  expect(await defined.count()).toBeGreaterThan(20);
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

test('who is no funder is told so', async ({ page }, info) => {
  const { lang, t } = speaking(info, 'ru', 'ky');
  await page.goto(`/sign-in?lang=${lang}&next=/funding`);
  await page.locator('[autocomplete="username"]').fill('student@example.org');
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await expect(page.locator('h1')).toHaveText(t('page-not-yours'));
  await isAccessible(page);
});
