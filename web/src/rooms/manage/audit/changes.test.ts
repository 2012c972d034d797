import { expect, it } from 'vitest';
import { changes } from './changes';

const told = (before: unknown, after: unknown) =>
  changes(before, after).map((one) => [one.path.join('.'), one.before, one.after]);

it('tells only what differs, by its path', () => {
  const before = { status: 'confirmed', version: 1, policy: { max_minutes: 240, buffer_minutes: 15 }, note: null };
  const after = { status: 'cancelled', version: 2, policy: { max_minutes: 120, buffer_minutes: 15 }, note: null };
  expect(told(before, after)).toEqual([
    ['status', 'confirmed', 'cancelled'],
    ['policy.max_minutes', 240, 120],
  ]);
  expect(told(before, before)).toEqual([]);
});

it('tells what was added and what was taken away', () => {
  expect(told({ policy: {} }, { policy: { max_minutes: 60 } })).toEqual([['policy.max_minutes', undefined, 60]]);
  expect(told({ machines: ['a'], holiday: false }, null)).toEqual([
    ['machines', ['a'], undefined],
    ['holiday', false, undefined],
  ]);
  expect(told(null, { status: 'active', until: null, list: [], policy: {} })).toEqual([
    ['status', undefined, 'active'],
  ]);
  expect(told(null, null)).toEqual([]);
});

it('numbers what stands in a list, and keeps opening hours together', () => {
  expect(told({ list: [{ a: 1 }, { a: 2 }] }, { list: [{ a: 1 }, { a: 3 }] })).toEqual([['list.2.a', 2, 3]]);
  const hours = (closes: string) => [{ weekday: 'monday', opens: '08:30', closes }];
  expect(told({ hours: hours('17:00') }, { hours: hours('18:00') })).toEqual([
    ['hours', hours('17:00'), hours('18:00')],
  ]);
});

it('does not tell that something stayed as it was', () => {
  const before = { role: 'student' };
  expect(told(before, { role: 'technician', affiliation_changed: false, student_number_changed: true })).toEqual([
    ['role', 'student', 'technician'],
    ['student_number_changed', undefined, true],
  ]);
});
