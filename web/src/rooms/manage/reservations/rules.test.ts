import { describe, expect, it } from 'vitest';
import { changesOf, hasStarted, mayMove, setAside } from './rules';

const at = (hour: number) => `2026-12-02T${String(hour).padStart(2, '0')}:00:00Z`;
const one = (status: 'pending' | 'confirmed' | 'checked_in' | 'cancelled') => ({
  status,
  starts_at: at(10),
  ends_at: at(12),
});

describe('a reservation', () => {
  it('may be moved until its end, and only while it stands', () => {
    expect(mayMove(one('confirmed'), Date.parse(at(9)))).toBe(true);
    expect(mayMove(one('confirmed'), Date.parse(at(12)))).toBe(false);
    expect(mayMove(one('checked_in'), Date.parse(at(13)))).toBe(true);
    expect(mayMove(one('cancelled'), Date.parse(at(9)))).toBe(false);
  });
  it('has started at its start, or when it was checked in before', () => {
    expect(hasStarted(one('confirmed'), Date.parse(at(10)))).toBe(true);
    expect(hasStarted(one('checked_in'), Date.parse(at(9)))).toBe(true);
    expect(hasStarted(one('confirmed'), Date.parse(at(9)))).toBe(false);
  });
});

describe('what an event changed', () => {
  const state = { machine: 'a', starts_at: at(10), ends_at: at(12), status: 'confirmed', version: 1 };
  it('is nothing for what was made', () => expect(changesOf(null, state)).toEqual([]));
  it('is the machine, the time and the status, and not how an instant is written', () => {
    const after = { ...state, starts_at: '2026-12-02T10:00:00.000Z', status: 'cancelled', version: 2 };
    expect(changesOf(state, after)).toEqual([{ what: 'status', from: 'confirmed', to: 'cancelled' }]);
    expect(changesOf(state, { ...state, machine: 'b', ends_at: at(13) })).toEqual([
      { what: 'machine', from: 'a', to: 'b' },
      { what: 'time', from: [at(10), at(12)], to: [at(10), at(13)] },
    ]);
  });
  it('tells which rules were set aside', () => {
    expect(setAside({ set_aside: ['too_long'] })).toEqual(['too_long']);
    expect(setAside(null)).toEqual([]);
  });
});
