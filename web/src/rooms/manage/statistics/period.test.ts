import { expect, it } from 'vitest';
import { daysOf, mondayOfWeek, periodOf, PRESETS, spanOf, stepFor } from './period';

const span = (preset: (typeof PRESETS)[number], today: string) => Object.values(spanOf(preset, today)).join(' ');

it('knows the days of each preset, across the turn of the year', () => {
  expect(span('last-30-days', '2026-11-29')).toBe('2026-10-31 2026-11-30');
  expect(span('this-week', '2026-11-29')).toBe('2026-11-23 2026-11-30');
  expect(span('this-month', '2026-11-01')).toBe('2026-11-01 2026-11-02');
  expect(span('last-month', '2026-01-31')).toBe('2025-12-01 2026-01-01');
  expect(span('this-quarter', '2026-11-29')).toBe('2026-10-01 2026-11-30');
  expect(span('last-quarter', '2026-02-10')).toBe('2025-10-01 2026-01-01');
  expect(span('last-year', '2026-02-10')).toBe('2025-01-01 2026-01-01');
  expect(span('last-12-months', '2026-11-29')).toBe('2025-12-01 2026-11-30');
});

it('reads days of one’s own from the address, both included', () => {
  const asked = (text: string) => periodOf(new URLSearchParams(text), '2026-11-29');
  expect(asked('from=2026-09-01&to=2026-09-30')).toEqual({ from: '2026-09-01', until: '2026-10-01', preset: null });
  for (const wrong of ['from=2026-09-30&to=2026-09-01', 'from=soon&to=2026-09-01', 'from=2015-01-01&to=2026-01-01']) {
    expect(asked(wrong).preset).toBe('last-30-days');
  }
  expect(asked('period=last-year').from).toBe('2025-01-01');
  expect(asked('period=never').preset).toBe('last-30-days');
});

it('tells a long time in longer steps', () => {
  expect(stepFor({ from: '2026-11-01', until: '2026-12-01' })).toBe('day');
  expect(stepFor({ from: '2026-09-01', until: '2026-12-01' })).toBe('week');
  expect(stepFor({ from: '2026-01-01', until: '2026-12-01' })).toBe('month');
  expect(daysOf({ from: '2026-11-29', until: '2026-11-30' })).toBe(1);
});

it('finds the Monday of a week', () => {
  expect(mondayOfWeek('2026-W48')).toBe('2026-11-23');
  expect(mondayOfWeek('2026-W01')).toBe('2025-12-29');
  expect(mondayOfWeek('2027-W53')).toBe('2028-01-03');
  expect(mondayOfWeek('2026-W53')).toBe('2026-12-28');
});
