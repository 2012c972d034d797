import { expect, it, vi } from 'vitest';
import { before } from './past';

const HOUR_MS = 3_600_000;
const NOW = '2026-11-30T06:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(NOW) - days * 24 * HOUR_MS).toISOString();

/** A service that holds bookings of two hours that began so many days ago. */
function service(...days: number[]) {
  const held = days.map((one) => ({ starts_at: daysAgo(one) })).sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  return vi.fn(async (query: { from?: string; until: string; limit: number; cursor?: string }) => {
    const fits = held.filter(({ starts_at }) => {
      const ends = Date.parse(starts_at) + 2 * HOUR_MS;
      return starts_at < query.until && (!query.from || ends > Date.parse(query.from));
    });
    const at = Number(query.cursor ?? 0);
    const items = fits.slice(at, at + query.limit);
    return { items, next: at + query.limit < fits.length ? String(at + query.limit) : null };
  });
}
/** All that is shown, page after page. */
async function whole(ask: ReturnType<typeof service>): Promise<string[][]> {
  const pages: string[][] = [];
  for (let until: string | null = NOW; until;) {
    const page: Awaited<ReturnType<typeof before>> = await before(ask, until);
    pages.push(page.items.map((one) => one.starts_at));
    until = page.next;
  }
  return pages;
}

it('asks once when there is nothing', async () => {
  const ask = service();
  expect(await before(ask, NOW)).toEqual({ items: [], next: null });
  expect(ask).toHaveBeenCalledTimes(1);
});

it('tells the latest first, page after page, each once, back to the first', async () => {
  const days = Array.from({ length: 450 }, (_, at) => at + 1);
  const pages = await whole(service(...days));
  expect(pages.flat()).toEqual(days.map(daysAgo));
  expect(pages.length).toBeGreaterThan(3);
});

it('goes over years without any, and takes what lies across two spans once', async () => {
  const across = 30 + 1 / 24;
  expect(await whole(service(2, across, 1500))).toEqual([[daysAgo(2), daysAgo(across), daysAgo(1500)]]);
});
