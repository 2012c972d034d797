import { expect, it } from 'vitest';
import { all, sift } from './pages';

/** A list of the numbers from 1 to 10, three to a page. */
const asked: (string | undefined)[] = [];
const ten = async ({ cursor }: { limit: number; cursor?: string }) => {
  asked.push(cursor);
  const from = Number(cursor ?? 1);
  const items = [from, from + 1, from + 2].filter((one) => one <= 10);
  return { items, next: from + 3 <= 10 ? String(from + 3) : null };
};

it('reads a list to its end, or until there is enough', async () => {
  expect(await all(ten)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await all(ten, (found) => found.length > 4)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('sifts page by page no further than a screen wants, and goes on from there', async () => {
  asked.length = 0;
  const even = (one: number) => one % 2 === 0;
  const first = await sift(ten, even, 2);
  expect(first).toEqual({ items: [2, 4, 6], next: '7' });
  expect(asked).toEqual([undefined, '4']);
  expect(await sift(ten, even, 2, '7')).toEqual({ items: [8, 10], next: null });
});
