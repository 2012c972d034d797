import { expect, it } from 'vitest';
import { hrefOf, inOrder, sums, type CostGroup } from './costs';

const group = (key: string, currency: string | null, used_minor: number, wasted_minor = 0): CostGroup => ({
  key,
  label: key,
  currency,
  used_minor,
  wasted_minor,
  movements: 1,
});
const groups = [group('a', null, 0), group('b', 'KGS', 100, 20), group('c', 'USD', 50), group('d', 'KGS', 30, 300)];

it('puts what cost most first, and what had no price last', () => {
  expect(inOrder(groups).map((one) => one.key)).toEqual(['d', 'b', 'c', 'a']);
});

it('adds up within a currency', () => {
  expect(sums(groups)).toEqual([
    { currency: 'KGS', used_minor: 130, wasted_minor: 320, movements: 2 },
    { currency: 'USD', used_minor: 50, wasted_minor: 0, movements: 1 },
  ]);
});

it('leads to what a row is about', () => {
  expect(hrefOf({ key: 'x' }, 'item')).toBe('/manage/stock/x');
  expect(hrefOf({ key: 'x' }, 'course')).toBe('/manage/training/courses');
  expect([hrefOf({ key: null }, 'machine'), hrefOf({ key: 'thesis' }, 'purpose')]).toEqual([undefined, undefined]);
});
