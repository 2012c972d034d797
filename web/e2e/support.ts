import { AxeBuilder } from '@axe-core/playwright';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  expect,
  request,
  test as base,
  type APIRequestContext,
  type Locator,
  type Page,
  type Request,
  type TestInfo,
} from '@playwright/test';
import { addressOf } from './servers';
import { speaking } from './words';

export const PASSWORD = 'seven blue lanterns';

/** What a browser logs of itself when a story cuts the line or the service refuses what the screen then tells. */
const OF_ANY_STORY =
  /status of (409|412|422)|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_(RESET|REFUSED)|ERR_EMPTY_RESPONSE|ERR_FAILED|ERR_INCOMPLETE_CHUNKED/;

/** Addresses that may refuse. */
const OF_ANY_ADDRESS = [
  // Nobody is signed in, or a session ended, also under what the bell had asked.
  /\/api\/v1\/(auth\/session|me|me\/notifications\?unread=true&limit=1)$/,
  /\/api\/v1\/usage-sessions\/[^/]+\/corrections$/,
  // There is no such page.
  /\/no-such-page/,
  // Nothing is noted of somebody's age.
  /\/minority$/,
  // An administrator who books is no member.
  /\/members\/[0-9a-f-]{36}$/,
];

/** What each page waits for. */
const asking = new WeakMap<Page, Set<Request>>();

/**
 * A page whose console must stay free of errors, whoever looks, and which asks nobody but the service for anything.
 * A story that provokes a failure of its own names it in `expected`: what is told and of which address.
 */
export const test = base.extend<{ page: Page; expected: RegExp | undefined }>({
  expected: [undefined, { option: true }],
  baseURL: ({}, use, info) => use(addressOf(info.parallelIndex)),
  page: async ({ page, expected }, use) => {
    const pending = new Set<Request>();
    asking.set(page, pending);
    /** What was asked when somebody signed out may be refused. */
    const overtaken = new Set<string>();
    page.on('request', (asked) => {
      if (asked.resourceType() === 'fetch') pending.add(asked);
      if (!asked.url().endsWith('/auth/session') || asked.method() !== 'DELETE') return;
      for (const one of pending) overtaken.add(one.url());
    });
    page.on('requestfinished', (asked) => void pending.delete(asked));
    page.on('requestfailed', (asked) => void pending.delete(asked));
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // What the service refuses is told on the screen; the browser logs each such answer on its own.
      const { url } = message.location();
      const error = `${message.text()} ${url}`;
      const told =
        OF_ANY_ADDRESS.some((one) => one.test(url)) ||
        OF_ANY_STORY.test(message.text()) ||
        (overtaken.has(url) && /status of 401/.test(message.text()));
      if (message.type() === 'error' && !told && !expected?.test(error)) errors.push(error);
    });
    const foreign: string[] = [];
    page.on('request', (asked) => {
      const { protocol, hostname } = new URL(asked.url());
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') foreign.push(asked.url());
    });
    await use(page);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  },
});

/** Opens a screen and waits until it can be used. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('body[data-ready="true"]').waitFor();
}

export async function signIn(page: Page, name: string, lang: string): Promise<void> {
  await open(page, `/sign-in?lang=${lang}`);
  await page.locator('[autocomplete="username"]').fill(`${name}@example.org`);
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname === '/');
}

/**
 * Nobody is signed in any more, and nothing is kept of who was. The screen is left first, when it has its answers: what
 * is still asked, maybe by its service worker, would be refused.
 */
export async function signOut(page: Page): Promise<void> {
  await expect.poll(() => asking.get(page)?.size ?? 0).toBe(0);
  if (page.url() !== 'about:blank') await page.evaluate(forgetKept);
  await page.goto('about:blank');
  await page.context().clearCookies();
}

/** As a sign-out does it. */
async function forgetKept(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('ustakana-answers')).map((name) => caches.delete(name)));
}

/** Ends the session, and presses what then is refused: the bell may have asked first, and the way to sign in lies over it. */
export async function pressAfterTheSession(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await page.context().clearCookies();
  await button.evaluate((it: HTMLElement) => it.click());
}

/** Signs in where the session ended over what one was doing. */
export async function signInAgain(page: Page, name: string, email: string): Promise<void> {
  const again = page.getByRole('dialog', { name });
  await expect(again).toBeVisible();
  await isAccessible(page);
  await again.locator('[autocomplete="username"]').fill(email);
  await again.locator('[autocomplete="current-password"]').fill(PASSWORD);
  await again.locator('button[type="submit"]').click();
  await expect(again).toBeHidden();
}

/** Somebody who calls the API beside the browser. */
export async function caller(baseURL: string | undefined, email: string): Promise<APIRequestContext> {
  const stranger = await request.newContext({ baseURL });
  const answer = await stranger.post('/api/v1/auth/login', { data: { email, password: PASSWORD } });
  const { access_token } = await answer.json();
  return request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${access_token}` } });
}
export async function post(by: APIRequestContext, path: string, data: object) {
  const answer = await by.post(`/api/v1${path}`, { data, headers: { 'Idempotency-Key': randomUUID() } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json().catch(() => ({}))) as { id: string };
}

/**
 * What a finger would miss on a phone: what can be pressed is to be 44 px high and wide, with what enlarges it (WCAG
 * 2.5.5). Spared is what stands within a sentence ('inline'), and the times on a board, which the day's list has too
 * ('equivalent').
 */
async function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const REACH = 21;
    if (!matchMedia('(pointer: coarse)').matches) return [];
    // Times on the board; and what only keys reach comes into sight when they do.
    const SPARED = '[data-gap], .busy, .skip, .unseen';
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const inSentence = (one: Element) =>
      getComputedStyle(one).display === 'inline' &&
      [...(one.parentElement?.childNodes ?? [])].some((beside) => beside instanceof Text && beside.data.trim());
    // A box to tick is as large as its label.
    const pressed = (one: Element) => {
      const label = one instanceof HTMLInputElement ? one.labels?.[0] : undefined;
      return label && (label.contains(one) || one.matches('.unseen')) ? label : one;
    };
    const visible = (one: Element) =>
      one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
    const small: string[] = [];
    for (const one of root.querySelectorAll('a[href], button, input, select, textarea, summary')) {
      const target = pressed(one);
      if (!visible(target) || target.matches(SPARED) || inSentence(target)) continue;
      const { width, height } = target.getBoundingClientRect();
      // What is told for a moment may lie over what is large.
      if (Math.min(width, height) >= 2 * REACH + 1) continue;
      target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const box = target.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const points = [
        [x - REACH, y],
        [x + REACH, y],
        [x, y - REACH],
        [x, y + REACH],
      ] as const;
      if (points.every(([at, down]) => target.contains(document.elementFromPoint(at, down)))) continue;
      const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
      small.push(`${size} ${one.parentElement?.tagName} ${one.outerHTML.replace(/<!--.*?-->/g, '').slice(0, 160)}`);
    }
    scrollTo(0, 0);
    return small;
  });
}

/** Nothing that WCAG 2.2 AA forbids and a machine can see; nothing wider than the screen; on a phone, nothing too small. */
export async function isAccessible(page: Page): Promise<void> {
  // There are no frames here: the other mode opens a page more at each look, which takes half a second.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // What is to be said to press a button is what stands on it: still an experiment of the checker's.
    .options({ rules: { 'label-content-name-mismatch': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, 'nothing sticks out sideways').toBeLessThanOrEqual(0);
  await expect(page.locator('h1')).toHaveCount(1);
  expect(await tooSmall(page), 'large enough for a finger').toEqual([]);
}

/** What is drawn has letters that can be read, none over another. */
export async function chartsAreLegible(page: Page): Promise<void> {
  const charts = page.locator('main svg[role="img"]');
  await expect(charts.first()).toBeVisible();
  const faults = await charts.evaluateAll((drawn) =>
    drawn.flatMap((chart) => {
      const texts = [...chart.querySelectorAll('text')].map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return { said: text.textContent, size: parseFloat(getComputedStyle(text).fontSize), left, right, top, bottom };
      });
      const over = texts.flatMap((a, at) =>
        texts
          .slice(at + 1)
          .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
          .map((b) => `${a.said} over ${b.said}`),
      );
      return [...over, ...texts.filter(({ size }) => size < 11).map(({ said }) => `${said} is small`)];
    }),
  );
  expect(faults).toEqual([]);
}

/** What a page of the client sends with its session's cookie; without it no change is taken. */
export const AS_A_PAGE = { 'Sec-Fetch-Site': 'same-origin' };

/** Signs in behind the page that is open, which goes on as that person. */
export async function become(page: Page, email: string): Promise<void> {
  // A desk that stays open would ask on, by now as somebody who may not see it.
  if (page.url().includes('/manage')) await page.goto('about:blank');
  const data = { email, password: PASSWORD };
  const answer = await page.request.post('/api/v1/auth/session', { headers: AS_A_PAGE, data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** One of the demo lab's people, signed in without the screen for it, reads Kyrgyz on a phone and Russian on a desktop. */
export async function begin(page: Page, info: TestInfo, who: string) {
  await become(page, `${who}@example.org`);
  const said = speaking(info, 'ky', 'ru');
  const go = (path: string) => open(page, `${path}${path.includes('?') ? '&' : '?'}lang=${said.lang}`);
  return { ...said, go };
}

/** Sends a change behind the page that is open; tells what is answered. */
export async function change(page: Page, path: string, data: object) {
  const headers = { ...AS_A_PAGE, 'Idempotency-Key': crypto.randomUUID() };
  const answer = await page.request.post(`/api/v1${path}`, { headers, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Changes something as it is by now: a colleague's change, made while somebody has it open. */
export async function patch(by: APIRequestContext, path: string, data: object): Promise<void> {
  const address = `/api/v1${path}`;
  const etag = (await by.get(address)).headers()['etag'] ?? '';
  const headers = { ...AS_A_PAGE, 'Content-Type': 'application/merge-patch+json', 'If-Match': etag };
  const answer = await by.patch(address, { headers, data: JSON.stringify(data) });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Changes rules of a machine, as a manager may. */
export const rule = (page: Page, machine: string, policy: object) =>
  patch(page.request, `/machines/${machine}`, { policy });

/** Finds somebody by some letters and takes them by the keyboard. */
export async function choosePerson(page: Page, field: Locator, letters: string, name: string): Promise<void> {
  await field.fill(letters);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue(name);
}

/** When the demo lab is closed as the whole country is. */
const HOLIDAYS = readFileSync(
  new URL('../../src/features/labs/data/kg_public_holidays_2022_2027.csv', import.meta.url),
  'utf8',
)
  .split('\n')
  .map((row) => row.split(','))
  .filter(([, kind]) => kind === 'public')
  .map(([date]) => date);

/**
 * The local date of the next weekday (0 is Sunday) at least so many days ahead, and no public holiday: open, and long
 * enough before any check-in.
 */
export function comingDay(weekday: number, days = 2): string {
  const date = new Date(Date.now() + 6 * 3_600_000 + days * 86_400_000);
  const local = () => date.toISOString().slice(0, 10);
  while (date.getUTCDay() !== weekday || HOLIDAYS.includes(local())) date.setUTCDate(date.getUTCDate() + 1);
  return local();
}

/** The first of the coming days on which the demo lab is open. */
export function firstOpenDay(): string {
  return [1, 2, 3, 4, 5].map((weekday) => comingDay(weekday)).sort()[0] ?? '';
}

export { expect };
