import { expect, it } from 'vitest';
import type { Enrolled } from './data';
import { bodyOf, parted, RESULTS, resultOf, stageOf } from './results';

it('writes each result down as it is read again', () => {
  const one = { member: 'm', level: null, note: null };
  for (const result of RESULTS) {
    const { attended, passed } = { passed: null, ...bodyOf(one, result) };
    expect(resultOf({ attended, passed })).toBe(result);
  }
  expect(resultOf({ attended: null, passed: null })).toBeUndefined();
});

it('keeps a level and a note that stand already', () => {
  expect(bodyOf({ member: 'm', level: 'user', note: 'Careful' }, 'passed')).toEqual({
    member: 'm',
    attended: true,
    passed: true,
    level: 'user',
    note: 'Careful',
  });
});

it('knows where a date stands', () => {
  const date = { starts_at: '2026-12-01T04:00:00Z', ends_at: '2026-12-01T06:00:00Z', cancelled_at: null };
  const at = (time: string) => stageOf(date, Date.parse(`2026-12-01T${time}:00Z`));
  expect(['03:59', '04:00', '05:59', '06:00'].map(at)).toEqual(['ahead', 'running', 'running', 'over']);
  expect(stageOf({ ...date, cancelled_at: '2026-11-01T00:00:00Z' }, 0)).toBe('cancelled');
});

it('parts who comes from who waits, by their turn', () => {
  const one = (id: string, status: string, waiting_position: number | null = null) =>
    ({ id, status, waiting_position }) as Enrolled;
  const list = [one('a', 'waiting', 2), one('b', 'enrolled'), one('c', 'left'), one('d', 'waiting', 1)];
  const { coming, waiting } = parted(list);
  expect(coming.map(({ id }) => id)).toEqual(['b']);
  expect(waiting.map(({ id }) => id)).toEqual(['d', 'a']);
});
