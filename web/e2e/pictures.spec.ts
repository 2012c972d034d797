import { mkdirSync } from 'node:fs';
import { comingDay, expect, open, signIn, signOut, test } from './support';

/** README's pictures come from here: `RECORD_PICTURES=1` writes them anew, every run looks that they can be taken. */
const folder = process.env.RECORD_PICTURES ? '../docs/pictures' : 'test-results/pictures';
mkdirSync(folder, { recursive: true });

const PICTURES = {
  phone: [
    { name: 'today', as: 'student', lang: 'ky', path: '/' },
    { name: 'board-phone', as: 'student', lang: 'en', path: `/board?day=${comingDay(3)}` },
    { name: 'find', as: null, lang: 'ko', path: '/find' },
  ],
  desktop: [
    { name: 'board', as: 'student', lang: 'en', path: `/board?day=${comingDay(3)}` },
    { name: 'desk', as: 'manager', lang: 'ru', path: '/manage' },
    { name: 'statistics', as: 'manager', lang: 'en', path: '/manage/statistics' },
    { name: 'funding', as: 'koica', lang: 'en', path: '/funding' },
  ],
};

test.use({ colorScheme: 'light' });

test('the pictures of the README can be taken', async ({ page }, info) => {
  test.setTimeout(120_000);
  for (const { name, as, lang, path } of PICTURES[info.project.name as keyof typeof PICTURES]) {
    await signOut(page);
    if (as) await signIn(page, as, lang);
    await open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  }
});
