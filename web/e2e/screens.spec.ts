import type { Page } from '@playwright/test';
import { walkDesk } from './desk';
import { LOOKS, type Look } from './screens';
import { expect, isAccessible, open, PASSWORD, test } from './support';

// What is made up is answered by the test: no service worker stands between.
test.use({ serviceWorkers: 'block' });

const be = async (page: Page, name: string | null) => {
  const data = { email: `${name}@example.org`, password: PASSWORD };
  if (name) expect((await page.request.post('/api/v1/auth/session', { data })).ok()).toBe(true);
};
/** Opens a screen in a language and waits for all that it asks for. */
async function show(page: Page, look: Look, lang: string): Promise<void> {
  const path = typeof look.path === 'function' ? await look.path(page) : (look.path ?? look.route ?? '/');
  await look.made?.(page);
  await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

const NARROW = { width: 320, height: 844 };
/** Nothing sticks out sideways where letters are twice as large, or the screen as narrow (WCAG 1.4.10). */
async function fitsNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize(NARROW);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(wide).toBeLessThanOrEqual(0);
  if (size) await page.setViewportSize(size);
}

for (const who of [...new Set(LOOKS.map(({ as }) => as))]) {
  test(`every screen is accessible (${who ?? 'signed out'})`, async ({ page }, info) => {
    test.setTimeout(150_000);
    await be(page, who);
    for (const look of LOOKS.filter(({ as }) => as === who)) {
      await test.step(`${look.route} (${look.lang})`, async () => {
        await show(page, look, look.lang);
        await isAccessible(page);
        if (info.project.name === 'phone') await fitsNarrow(page);
        // Sheets are the same on every screen: one size shows what is wrong with them.
        for (const opens of ((look.both || info.project.name === 'phone') && look.opens) || []) {
          await opens(page);
          await isAccessible(page);
          await page.keyboard.press('Escape');
        }
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      });
    }
  });
}

test('every screen of the desk is accessible', async ({ page }, info) => {
  test.setTimeout(150_000);
  await be(page, 'manager');
  const phone = info.project.name === 'phone';
  await walkDesk(page, phone ? 'ky' : 'ko', (route) =>
    test.step(route, async () => {
      await isAccessible(page);
      if (phone) await fitsNarrow(page);
    }),
  );
});

/**
 * Pictures of every screen for who designs: `RECORD_LOOKS=1` takes them, on a phone and a desktop, light and dark, in
 * the longest and the shortest words, into `web/looks`.
 */
test.describe('pictures of every screen', () => {
  test.skip(({ isMobile }) => !process.env.RECORD_LOOKS || isMobile, 'only when asked for');

  const SIZES = [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ];
  async function shoot(page: Page, folder: string, name: string): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const path = `looks/${folder}/${name}-${size.width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      }
    }
  }
  const named = (route: string) => route.replaceAll(/[^a-z]+/g, '-').replaceAll(/^-|-$/g, '') || 'start';

  for (const lang of ['ky', 'ko']) {
    test(`the desk (${lang})`, async ({ page }) => {
      test.setTimeout(900_000);
      await be(page, 'manager');
      await walkDesk(page, lang, (route) => shoot(page, lang, named(route)));
    });
    for (const who of [...new Set(LOOKS.map(({ as }) => as))]) {
      test(`what ${who ?? 'anybody'} sees (${lang})`, async ({ page }) => {
        test.setTimeout(900_000);
        await be(page, who);
        for (const [at, look] of LOOKS.filter(({ as }) => as === who).entries()) {
          await show(page, look, lang);
          await shoot(page, lang, `${who ?? 'anybody'}-${at}-${named(look.route ?? 'none')}`);
          await page.unrouteAll({ behavior: 'ignoreErrors' });
        }
      });
    }
  }
});
