import { expect, it } from 'vitest';
import type { Item } from '../../materials/amount';
import { differing, left, meant, type Line } from './counting';

const item = (id: string, name: string, barcode: string | null, balance = 1) =>
  ({ id, name: { en: name }, barcode, balance, category: 'sheet', material: null, colour: null }) as unknown as Item;
const items = [
  item('a', 'Plywood 3 mm', '4700000000014'),
  item('b', 'Plywood 6 mm', null),
  item('c', 'Acrylic', '7', 0),
];

it('takes a barcode for the one thing that has it, and words for those that are called so', () => {
  expect(meant(items, ' 4700000000014 ').map((one) => one.id)).toEqual(['a']);
  expect(meant(items, 'plywood').map((one) => one.id)).toEqual(['a', 'b']);
  expect([meant(items, '  '), meant(items, '999')]).toEqual([[], []]);
});

it('tells what differs, and what nobody has counted', () => {
  const lines = [
    { stock_item: 'a', difference: 0 },
    { stock_item: 'b', difference: -2 },
  ] as Line[];
  expect(differing(lines).map((line) => line.stock_item)).toEqual(['b']);
  expect(left(items, lines.slice(1)).map((one) => one.id)).toEqual(['a']);
});
