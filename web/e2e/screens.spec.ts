import { LOOKS } from './screens';
import { expect, isAccessible, open, PASSWORD, test } from './support';

// What is made up is answered by the test: no service worker stands between.
test.use({ serviceWorkers: 'block' });

for (const who of [...new Set(LOOKS.map(({ as }) => as))]) {
  test(`every screen is accessible (${who ?? 'signed out'})`, async ({ page }, info) => {
    test.setTimeout(150_000);
    if (who) {
      const data = { email: `${who}@example.org`, password: PASSWORD };
      expect((await page.request.post('/api/v1/auth/session', { data })).ok()).toBe(true);
    }
    for (const look of LOOKS.filter(({ as }) => as === who)) {
      const path = typeof look.path === 'function' ? await look.path(page) : (look.path ?? look.route ?? '/');
      await test.step(`${path} (${look.lang})`, async () => {
        await look.made?.(page);
        await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${look.lang}`);
        await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
        await isAccessible(page);
        // Sheets are the same on every screen: one size shows what is wrong with them.
        for (const opens of (info.project.name === 'phone' && look.opens) || []) {
          await opens(page);
          await isAccessible(page);
          await page.keyboard.press('Escape');
        }
        await page.unrouteAll({ behavior: 'ignoreErrors' });
      });
    }
  });
}
