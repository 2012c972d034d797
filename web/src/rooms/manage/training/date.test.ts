import { expect, it } from 'vitest';
import type { CourseDate } from './data';
import { changesOf, draftOf, endOf, timesOf, wrongCapacity } from './date';

const ZONE = 'Asia/Bishkek';
const DATE = {
  course: 'c',
  starts_at: '2026-12-03T04:00:00Z',
  ends_at: '2026-12-03T06:00:00Z',
  capacity: 6,
  trainer: null,
  location: 'Room 204',
  machines: ['a', 'b'],
} as unknown as CourseDate;

it('shows a date by the lab’s clock and reads it again', () => {
  const draft = draftOf(DATE, ZONE);
  expect([draft.from, draft.until]).toEqual(['2026-12-03T10:00', '2026-12-03T12:00']);
  expect(timesOf(draft, ZONE)).toEqual({ starts_at: DATE.starts_at, ends_at: DATE.ends_at });
  expect(changesOf(draft, DATE, ZONE)).toEqual({});
});

it('sends only what changes', () => {
  const draft = { ...draftOf(DATE, ZONE), until: '2026-12-03T13:00', location: ' ', machines: ['b'], trainer: 't' };
  expect(changesOf({ ...draft, capacity: '8' }, DATE, ZONE)).toEqual({
    ends_at: '2026-12-03T07:00:00Z',
    capacity: 8,
    trainer: 't',
    location: null,
    machines: ['b'],
  });
  expect(changesOf({ ...draft, from: '' }, DATE, ZONE)).toBeUndefined();
});

it('ends a date by the length of its course', () => {
  expect(endOf('2026-12-03T23:00', 120)).toBe('2026-12-04T01:00');
  expect(endOf('2026-12-03T23:00', null)).toBeUndefined();
  expect(endOf('', 120)).toBeUndefined();
});

it('knows a number of places', () => {
  expect(['', '1', '500'].map(wrongCapacity)).toEqual([false, false, false]);
  expect(['0', '501', '2.5', 'many'].map(wrongCapacity)).toEqual([true, true, true, true]);
});
