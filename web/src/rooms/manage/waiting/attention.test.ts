import { expect, it } from 'vitest';
import { placeOf, sort, type Noticed } from './attention';

const noticed = (kind: string, id: string): Noticed =>
  ({
    kind,
    severity: 'medium',
    subject: { type: 'x', id, label: id },
    since: '2026-11-29T12:00:00Z',
    detail: '',
  }) as Noticed;
const ids = (items: Noticed[]) => items.map(({ subject }) => subject.id);

it('tells a machine that a fault locks with its fault alone', () => {
  const items = [noticed('incident_open', 'i'), noticed('machine_locked', 'laser'), noticed('machine_locked', 'ender')];
  expect(ids(sort(items, new Set(['laser']), new Set()).out)).toEqual(['ender']);
});

it('tells a session once, and first of what is worse', () => {
  const items = ['late', 'closed', 'free'].flatMap((id) => [noticed('use_outside_reservation', id)]);
  const sorted = sort(
    [...items, noticed('use_after_closing', 'closed'), noticed('use_after_closing', 'late')],
    new Set(),
    new Set(['late']),
  );
  expect(ids(sorted.closing)).toEqual(['closed']);
  expect(ids(sorted.outside)).toEqual(['free']);
});

it('leads to where each thing is settled', () => {
  const items = [
    noticed('stock_low', 'pla'),
    noticed('purchase_order_overdue', 'o'),
    noticed('attendance_missing', 'b'),
    noticed('inventory_check_due', 'lab'),
  ];
  const { stock, records, property, other } = sort(items, new Set(), new Set());
  expect(stock.map((one) => placeOf('stock', one))).toEqual(['/manage/stock/pla', '/manage/stock/orders/o']);
  expect(records.map((one) => placeOf('records', one))).toEqual(['/manage/groups/bookings/b']);
  expect(property.map((one) => placeOf('property', one))).toEqual(['/manage/assets/checks']);
  expect(other).toEqual([]);
});

it('keeps what it does not know, and leaves to their own lists what is read whole', () => {
  const sorted = sort([noticed('newer', 'n'), noticed('approval_waiting', 'a')], new Set(), new Set());
  expect(ids(sorted.other)).toEqual(['n']);
  expect(Object.values(sorted).flat()).toHaveLength(1);
});
