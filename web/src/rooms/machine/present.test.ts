import { describe, expect, it } from 'vitest';
import { due, lengths, present } from './present';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 30, 0, hour * 60)).toISOString();
const policy = { min_minutes: 15, unattended_minutes_after_closing: 0 };
const span = (from: number, until: number) => ({ starts_at: at(from), ends_at: at(until) });
const time = { open: [span(9, 17)], busy: [{ ...span(12, 13), kind: 'reservation' as const }] };
const when = (hour: number) => Date.parse(at(hour));

describe('a machine now', () => {
  it('is free up to the next taken time, else to closing', () => {
    expect(present('in_service', time, policy, when(10))).toMatchObject({ kind: 'free', minutes: 120 });
    expect(present('degraded', time, policy, when(14))).toMatchObject({ kind: 'free', minutes: 180 });
  });
  it('may run on after closing where the rules allow it', () => {
    const runsOn = { ...policy, unattended_minutes_after_closing: 60 };
    expect(present('in_service', time, runsOn, when(14))).toMatchObject({ kind: 'free', minutes: 240 });
    expect(present('in_service', time, runsOn, when(17))).toEqual({ kind: 'closed' });
  });
  it('says what is in the way', () => {
    expect(present('out_of_service', time, policy, when(10))).toEqual({ kind: 'out' });
    expect(present('in_service', time, policy, when(12.5))).toMatchObject({ kind: 'taken' });
    expect(present('in_service', time, policy, when(13))).toMatchObject({ kind: 'free' });
    expect(present('in_service', time, policy, when(8))).toEqual({ kind: 'closed' });
    expect(present('in_service', time, policy, when(11.9))).toEqual({ kind: 'too_short' });
  });
});

it('offers the usual lengths that fit, and all that is left', () => {
  expect(lengths(100, 480)).toEqual([30, 60, 90, 100]);
  expect(lengths(600, 120)).toEqual([30, 60, 90, 120]);
  expect(lengths(20, 480)).toEqual([20]);
});

it('lets one check in from a window before one’s own booking on', () => {
  const own = { ...span(12, 13), kind: 'reservation' as const, reservation: 'r' };
  const list = [{ ...span(10, 12), kind: 'reservation' as const }, own];
  expect(due(list, 15, when(11.5))).toBeUndefined();
  expect(due(list, 15, when(11.75))).toBe(own);
  expect(due(list, null, when(11.75))).toBeUndefined();
  expect(due(list, null, when(12))).toBe(own);
  expect(due(list, 15, when(13))).toBeUndefined();
});
