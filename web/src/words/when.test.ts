import { expect, it } from 'vitest';
import { clock, dayOf, instantOf, isDay, lasting, mondayOf, plusDays, span, spanOn, weekday } from './when';

const BISHKEK = 'Asia/Bishkek';
const BERLIN = 'Europe/Berlin';

it('turns the lab’s wall time into an instant and back', () => {
  expect(instantOf('2026-11-29', '09:30', BISHKEK)).toBe('2026-11-29T03:30:00Z');
  expect(clock('2026-11-29T03:30:00Z', BISHKEK)).toBe('09:30');
  expect(dayOf('2026-11-29T20:00:00Z', BISHKEK)).toBe('2026-11-30');
  expect(instantOf('2026-11-29', '24:00', BISHKEK)).toBe('2026-11-29T18:00:00Z');
});

it('keeps to the wall when clocks change', () => {
  expect(instantOf('2026-03-29', '01:30', BERLIN)).toBe('2026-03-29T00:30:00Z');
  expect(instantOf('2026-03-29', '03:30', BERLIN)).toBe('2026-03-29T01:30:00Z');
  expect(instantOf('2026-10-25', '12:00', BERLIN)).toBe('2026-10-25T11:00:00Z');
});

it('counts days over months and weeks from Monday', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(weekday('2026-11-29')).toBe(0);
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
});

it('knows a local date from what only looks like one', () => {
  expect(['2026-11-29', '2028-02-29', '1900-01-02'].filter((one) => !isDay(one))).toEqual([]);
  const wrong = ['2026-19-41', '2026-02-30', '2027-02-29', '9999-12-31', '0000-01-01', '2026-1-1', 'today', '', null];
  expect(wrong.filter((one) => isDay(one))).toEqual([]);
});

it('writes a span with midnight as the end of its day', () => {
  expect(span('2026-11-29T12:00:00Z', '2026-11-29T18:00:00Z', BISHKEK)).toBe('18:00–24:00');
  expect(span('2026-11-29T03:00:00Z', '2026-11-29T04:30:00Z', BISHKEK)).toBe('09:00–10:30');
});

it('says of what began on a day before when it ends', () => {
  const [began, ends] = ['2026-11-29T08:30:00Z', '2026-11-30T02:30:00Z'];
  expect(spanOn('2026-11-29', began, ends, BISHKEK)).toBe('14:30–08:30 (time-day-change)');
  expect(spanOn('2026-11-30', began, ends, BISHKEK)).toBe('time-until');
  expect(spanOn('2026-11-30', began, '2026-11-30T18:00:00Z', BISHKEK)).toBe('00:00–24:00');
});

it('keeps a length on one line and rounds its minutes into hours', () => {
  expect(lasting(59.7)).toBe('time-hours');
  expect(lasting(135)).not.toContain(' ');
});
