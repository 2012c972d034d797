import { expect, it } from 'vitest';
import type { Order } from './data';
import { cameOf, fault, linesOf, receivedOf, sellerOf, toOrder } from './orders';

it('orders what brings a low item to twice its level', () => {
  expect(toOrder({ balance: 300, reorder_level: 1000 })).toBe(1700);
  expect(toOrder({ balance: 0, reorder_level: 0 })).toBe(1);
  expect(toOrder({ balance: 1000, reorder_level: 1000 })).toBe(1000);
});

it('asks who sells most of it', () => {
  expect(sellerOf([{ supplier: 'a' }, { supplier: 'b' }, { supplier: 'b' }, { supplier: null }])).toBe('b');
  expect(sellerOf([{ supplier: null }])).toBe('');
});

it('wants an item and an amount of each line, and a price that is a number', () => {
  const line = { item: 'i', typed: '2', unit: 'piece' as const, cost: '' };
  expect(
    [line, { ...line, item: '' }, { ...line, typed: '0' }, { ...line, cost: 'x' }].map((one) => fault(one, 'KGS')),
  ).toEqual([undefined, 'item', 'amount', 'cost']);
  expect(linesOf([{ ...line, cost: '12,50' }], 'KGS')).toEqual([
    { stock_item: 'i', quantity: 2, unit: 'piece', cost: { amount_minor: 1250, currency: 'KGS' } },
  ]);
});

it('begins with all that is to come, and sends what came', () => {
  const order = {
    lines: [
      { id: 'l1', quantity: 5000, received: 2000 },
      { id: 'l2', quantity: 20, received: 20 },
      { id: 'l3', quantity: 4, received: 0 },
    ],
  } as Order;
  const came = cameOf(order);
  expect(came.map((one) => [one.line, one.typed])).toEqual([
    ['l1', expect.stringMatching(/^3000$/)],
    ['l3', '4'],
  ]);
  came[1] = { ...came[1]!, typed: '0' };
  came[0] = { ...came[0]!, lot: ' A ', expires: '2027-05-01' };
  expect(receivedOf(came)).toEqual([{ line: 'l1', quantity: 3000, lot: 'A', expires_on: '2027-05-01' }]);
});
