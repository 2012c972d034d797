import { expect, it } from 'vitest';
import { later, onDay, repeated, weekOf } from './week';

const ZONE = 'Asia/Bishkek';
const duty = (id: string, member: string, starts_at: string, ends_at: string) => ({ id, member, starts_at, ends_at });

it('has seven days from Monday on', () => {
  expect(weekOf('2026-12-03')).toEqual(
    ['11-30', '12-01', '12-02', '12-03', '12-04', '12-05', '12-06'].map((day) => `2026-${day}`),
  );
});

it('finds who is on duty on a day of the lab, over midnight too', () => {
  const early = duty('a', 'x', '2026-12-01T02:30:00Z', '2026-12-01T13:00:00Z');
  const night = duty('b', 'y', '2026-12-01T15:00:00Z', '2026-12-01T20:00:00Z');
  expect(onDay([night, early], '2026-12-01', ZONE).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(onDay([night, early], '2026-12-02', ZONE).map(({ id }) => id)).toEqual(['b']);
});

it('keeps to the wall when clocks change', () => {
  expect(later('2026-03-23T08:00:00Z', 7, 'Europe/Berlin')).toBe('2026-03-30T07:00:00Z');
});

it('repeats a week without what stands already', () => {
  const before = [
    duty('a', 'x', '2026-12-01T02:30:00Z', '2026-12-01T13:00:00Z'),
    duty('b', 'y', '2026-12-02T02:30:00Z', '2026-12-02T13:00:00Z'),
  ];
  const standing = [duty('c', 'x', '2026-12-08T02:30:00Z', '2026-12-08T09:00:00Z')];
  expect(repeated(before, standing, ZONE)).toEqual([
    { member: 'y', starts_at: '2026-12-09T02:30:00Z', ends_at: '2026-12-09T13:00:00Z' },
  ]);
});
