import { describe, expect, it } from 'vitest';
import { outSince, overdue, tooLong } from './urgent';

const NOW = Date.parse('2026-11-29T12:00:00Z');

describe('an open session', () => {
  const open = (started_at: string, expected_ends_at: string) => ({ started_at, expected_ends_at });
  it('is too long past its expected end, by whole minutes', () => {
    const late = open('2026-11-29T10:00:00Z', '2026-11-29T11:38:30Z');
    expect(tooLong(late, NOW)).toEqual({ late: true, minutes: 21 });
  });
  it('is not too long to its very end', () => {
    expect(tooLong(open('2026-11-29T10:00:00Z', '2026-11-29T12:00:00Z'), NOW)).toBeUndefined();
  });
  it('is looked at when open for very long, though its end is ahead', () => {
    const long = open('2026-11-28T20:00:00Z', '2026-11-30T20:00:00Z');
    expect(tooLong(long, NOW)).toEqual({ late: false, minutes: 16 * 60 });
  });
  it('stands before others the longer it is past its end', () => {
    const [long, late, later, fine] = [
      open('2026-11-28T20:00:00Z', '2026-11-30T20:00:00Z'),
      open('2026-11-29T10:00:00Z', '2026-11-29T11:50:00Z'),
      open('2026-11-29T10:00:00Z', '2026-11-29T11:40:00Z'),
      open('2026-11-29T11:00:00Z', '2026-11-29T13:00:00Z'),
    ];
    expect(overdue([long, fine, late, later], NOW)).toEqual([later, late, long]);
  });
});

describe('a machine out of service', () => {
  const view = (history: { status: 'in_service' | 'out_of_service'; from?: string; reason?: string }[]) => ({
    machine: 'm',
    status: 'out_of_service' as const,
    set_status: history[0]?.status ?? 'in_service',
    history,
  });
  it('is out since the first of an unbroken run, with the newest reason', () => {
    const status = view([
      { status: 'out_of_service', from: '2026-11-28T00:00:00Z', reason: 'The part is ordered' },
      { status: 'out_of_service', from: '2026-11-26T04:33:00Z', reason: 'The thermistor is broken' },
      { status: 'in_service', from: '2026-08-04T08:32:00Z' },
      { status: 'out_of_service', from: '2026-07-21T03:55:00Z', reason: 'Clogged' },
    ]);
    expect(outSince(status)).toEqual({ from: '2026-11-26T04:33:00Z', reason: 'The part is ordered' });
  });
  it('is out without a time where a lock keeps it out', () => {
    expect(outSince(view([{ status: 'in_service', from: '2026-08-04T08:32:00Z' }]))).toBeUndefined();
  });
});
