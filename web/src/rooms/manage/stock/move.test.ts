import { expect, it } from 'vitest';
import type { Item } from '../../materials/amount';
import { bodyOf, faults, freshness, moveOf, shelves } from './move';

it('sends of a movement what its kind has a use for', () => {
  const typed = { lot: 'A-1', expires: '2027-01-31', location: 'Shelf', to: 'Rack', cost: '1650', reason: ' torn ' };
  const move = { ...moveOf('use', 'gram'), typed: '2,5', ...typed };
  const common = { quantity: 2.5, unit: 'gram', lot: 'A-1', location: 'Shelf', reason: 'torn' };
  expect(bodyOf(move)).toEqual({ kind: 'use', ...common });
  expect(bodyOf({ ...move, kind: 'transfer' })).toEqual({ kind: 'transfer', ...common, to_location: 'Rack' });
  expect(bodyOf({ ...move, kind: 'receipt' })).toEqual({
    kind: 'receipt',
    ...common,
    expires_on: '2027-01-31',
    cost: { amount_minor: 165_000, currency: 'KGS' },
  });
});

it('finds nothing in a count, but moves something', () => {
  expect(faults({ ...moveOf('count', 'piece'), typed: '0' })).toEqual({});
  expect(faults({ ...moveOf('waste', 'piece'), typed: '0' })).toEqual({ typed: 'stock-number-bad' });
  expect(Object.keys(faults({ ...moveOf('transfer', 'piece'), typed: '1' }))).toEqual(['to']);
});

it('lists what lies where, what expires first before the rest', () => {
  const lots = [
    { id: 'l1', code: 'R-1', expires_on: null, balance: 5 },
    { id: 'l2', code: 'R-2', expires_on: '2027-03-01', balance: 3 },
  ];
  const places = [
    { lot: 'l1', location: 'Rack', balance: 5 },
    { lot: null, location: null, balance: 1 },
    { lot: 'l2', location: 'Shelf', balance: 3 },
  ];
  expect(shelves({ lots, places } as unknown as Item).map((one) => one.code)).toEqual(['R-2', '', 'R-1']);
});

it('warns a month before a lot expires', () => {
  expect(freshness('2026-11-28', '2026-11-29')).toBe('gone');
  expect(freshness('2026-12-20', '2026-11-29')).toBe('soon');
  expect(freshness('2027-12-20', '2026-11-29')).toBeUndefined();
});
