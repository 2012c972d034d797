import { expect, it } from 'vitest';
import { asPeriod, chosen, finalUntil, lastMonths, monthsFrom, over, untold } from './period';

const ids = (list: { id: string }[]) => list.map((one) => one.id);

it('reads what the address names', () => {
  expect(asPeriod('2026-10')).toMatchObject({ from: '2026-10-01', until: '2026-11-01' });
  expect(asPeriod('2026-12')).toMatchObject({ from: '2026-12-01', until: '2027-01-01' });
  expect(asPeriod('2026-Q3')).toMatchObject({ from: '2026-07-01', until: '2026-10-01' });
  expect(asPeriod('2026-Q4')).toMatchObject({ until: '2027-01-01' });
  expect(asPeriod('2025')).toMatchObject({ from: '2025-01-01', until: '2026-01-01' });
  for (const wrong of ['', '2026-13', '2026-00', '2026-Q5', '26', '2026-1', '2026-10-01']) {
    expect(asPeriod(wrong)).toBeUndefined();
  }
});

it('lists what is over, across the turn of the year', () => {
  expect(ids(over('month', '2026-02-28', 3))).toEqual(['2026-01', '2025-12', '2025-11']);
  expect(ids(over('quarter', '2026-11-29', 4))).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4']);
  expect(ids(over('year', '2026-11-29', 2))).toEqual(['2025', '2024']);
  expect(ids(over('month', '2026-11-01', 1))).toEqual(['2026-10']);
});

it('takes the last whole month for what is not over or no period', () => {
  expect(chosen('2026-11', '2026-11-29').id).toBe('2026-10');
  expect(chosen('2026', '2026-11-29').id).toBe('2026-10');
  expect(chosen('2026-Q3', '2026-11-29').id).toBe('2026-Q3');
  expect(chosen('2026-10', '2026-11-01').id).toBe('2026-10');
  expect(chosen('x', '2026-01-05').id).toBe('2025-12');
  expect(chosen(null, '2026-01-05').id).toBe('2025-12');
});

it('says of what is not over that it is not told yet', () => {
  expect(untold('2026', '2026-11-29')?.id).toBe('2026');
  expect(untold('2026-Q4', '2026-11-29')?.id).toBe('2026-Q4');
  for (const told of ['2026-10', '2025', 'x', null]) expect(untold(told, '2026-11-29')).toBeUndefined();
});

it('tells a period a week after its end', () => {
  expect(finalUntil('2026-12-07')).toBe('2026-11-30');
  expect(ids(over('month', finalUntil('2026-12-07'), 1))).toEqual(['2026-10']);
  expect(ids(over('month', finalUntil('2026-12-08'), 1))).toEqual(['2026-11']);
  expect(untold('2026-11', finalUntil('2026-12-07'))?.id).toBe('2026-11');
  expect(ids(over('year', finalUntil('2027-01-07'), 1))).toEqual(['2025']);
});

it('takes the last whole months together, over the turn of a year too', () => {
  expect(lastMonths('2026-11-29', 12)).toEqual({ id: '2025-11-2026-10', from: '2025-11-01', until: '2026-11-01' });
  expect(lastMonths('2026-02-01', 2)).toEqual({ id: '2025-12-2026-01', from: '2025-12-01', until: '2026-02-01' });
  expect(monthsFrom('2026-10-01', '2026-12-01')).toMatchObject({ from: '2026-10-01', until: '2027-01-01' });
});
