import { expect, it } from 'vitest';
import { half, quantityOf, used } from './parts';

it('reads quantities with a comma or a point, and none that is not above zero', () => {
  expect([quantityOf('2,5'), quantityOf(' 2.5 '), quantityOf(3)]).toEqual([2.5, 2.5, 3]);
  expect([quantityOf('0'), quantityOf('-1'), quantityOf('two'), quantityOf('')]).toEqual(Array(4).fill(undefined));
});

it('asks for whole rows, leaves empty ones out, and finds those that are half said', () => {
  const rows = [
    { item: 'nozzle', quantity: '1', unit: 'piece' as const },
    { item: '', quantity: '', unit: '' as const },
    { item: 'belt', quantity: '', unit: '' as const },
  ];
  expect(used(rows)).toEqual([{ stock_item: 'nozzle', quantity: 1, unit: 'piece' }]);
  expect(half(rows)).toBe(2);
  expect(half(rows.slice(0, 2))).toBe(-1);
});
