import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, firstOpenDay, open, signIn, signOut, test } from './support';

/** README's pictures come from here: `RECORD_PICTURES=1` writes them anew, every run looks that they can be taken. */
const folder = process.env.RECORD_PICTURES ? '../docs/pictures' : 'test-results/pictures';
mkdirSync(folder, { recursive: true });

interface Picture {
  name: string;
  as: string | null;
  lang: string;
  path: string | ((page: Page) => Promise<string>);
  dark?: boolean;
}
/** The first day of the coming ones on which the lab is open: much is booked. */
const SOON = firstOpenDay();
/** A machine with much to say: training, times, what it can make. */
const laser = async (page: Page) => {
  const found = await page.request.get('/api/v1/labs/fablab-bishkek/machines?process=laser_cutting');
  return `/machines/${(await found.json()).items[0].id}`;
};

const PICTURES: Record<string, Picture[]> = {
  phone: [
    { name: 'today', as: 'student', lang: 'ky', path: '/' },
    { name: 'board-phone', as: 'student', lang: 'en', path: `/board?day=${SOON}` },
    { name: 'find', as: null, lang: 'ko', path: '/find' },
    { name: 'machine', as: 'student', lang: 'ru', path: laser },
  ],
  desktop: [
    { name: 'board', as: 'student', lang: 'en', path: `/board?day=${SOON}` },
    { name: 'week-dark', as: 'student', lang: 'ko', path: `/board?view=week&day=${SOON}`, dark: true },
    { name: 'desk', as: 'manager', lang: 'ru', path: '/manage' },
    { name: 'statistics', as: 'manager', lang: 'en', path: '/manage/statistics' },
    { name: 'funding', as: 'koica', lang: 'en', path: '/funding' },
  ],
};

test('the pictures of the README can be taken', async ({ page }, info) => {
  test.setTimeout(120_000);
  for (const { name, as, lang, dark, ...where } of PICTURES[info.project.name] ?? []) {
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await signOut(page);
    if (as) await signIn(page, as, lang);
    const path = typeof where.path === 'string' ? where.path : await where.path(page);
    await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    // The bell comes last, and what it counts after it.
    if (as) await expect(page.locator('a[href="/inbox"]').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  }
});
