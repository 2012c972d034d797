import { expect, it } from 'vitest';
import type { Busy } from '../board/spans';
import { stateAt, together } from './free';

const at = (hour: number, minute = 0) => Date.UTC(2026, 11, 1, hour, minute);
const span = (from: number, until: number) => ({
  starts_at: new Date(at(from)).toISOString(),
  ends_at: new Date(at(until)).toISOString(),
});
const machine = (open: [number, number], busy: [number, number][] = [], status = 'in_service' as const) => ({
  status,
  open: [span(...open)],
  busy: busy.map((one) => ({ ...span(...one), kind: 'reservation' }) as Busy),
});

it('says how a machine stands at a time', () => {
  const one = machine([4, 12], [[6, 7]]);
  expect(stateAt(one, { from: at(4), until: at(6) })).toBe('free');
  expect(stateAt(one, { from: at(5), until: at(6, 15) })).toBe('taken');
  expect(stateAt(one, { from: at(11), until: at(13) })).toBe('closed');
  expect(stateAt({ ...one, status: 'out_of_service' }, { from: at(4), until: at(6) })).toBe('out');
});

it('finds when all of them are free long enough', () => {
  const both = [machine([4, 12], [[6, 7]]), machine([5, 10], [[8, 9]])];
  expect(together(both, 60, at(0)).map((one) => [one.starts_at, one.ends_at])).toEqual([
    ['2026-12-01T05:00:00Z', '2026-12-01T06:00:00Z'],
    ['2026-12-01T07:00:00Z', '2026-12-01T08:00:00Z'],
    ['2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z'],
  ]);
  expect(together(both, 90, at(0))).toEqual([]);
  expect(together(both, 60, at(7, 30)).map((one) => one.starts_at)).toEqual(['2026-12-01T09:00:00Z']);
});

it('finds nothing where one of them is out of service, or none is chosen', () => {
  expect(together([machine([4, 12]), { ...machine([4, 12]), status: 'retired' }], 60, at(0))).toEqual([]);
  expect(together([], 60, at(0))).toEqual([]);
});
