import { describe, expect, it } from 'vitest';
import { asked, changes, formOf, type Recorded } from './record';

const ZONE = 'Asia/Bishkek';
const record: Recorded = {
  started_at: '2026-11-27T05:00:48Z',
  ended_at: '2026-11-27T09:09:06Z',
  member: 'a',
  outcome: 'unknown',
  purpose: null,
};

describe('changes', () => {
  it('tells what differs, in a stated order, and what was not known', () => {
    const after = { purpose: 'thesis', ended_at: '2026-11-27T09:03:06Z', outcome: 'success' } as const;
    expect(changes(record, after)).toEqual([
      { field: 'ended_at', from: '2026-11-27T09:09:06Z', to: '2026-11-27T09:03:06Z' },
      { field: 'outcome', from: 'unknown', to: 'success' },
      { field: 'purpose', from: null, to: 'thesis' },
    ]);
  });
  it('leaves out what stays and what says the same', () => {
    expect(changes(record, { started_at: '2026-11-27T05:00:48.000Z', member: 'a', outcome: null })).toEqual([]);
  });
});

describe('a correction by form', () => {
  it('asks nothing when nothing was touched, whatever the seconds', () => {
    expect(asked(record, formOf(record, ZONE), ZONE)).toEqual({});
  });
  it('asks only what was touched, in the lab’s time', () => {
    const form = { ...formOf(record, ZONE), endTime: '14:30', purpose: 'thesis' as const };
    expect(asked(record, form, ZONE)).toEqual({ ended_at: '2026-11-27T08:30:00Z', purpose: 'thesis' });
  });
  it('gives an open session its end, and asks none while its day or time is missing', () => {
    const open: Recorded = { started_at: '2026-11-27T05:00:48Z', member: 'a' };
    const form = { ...formOf(open, ZONE), endDay: '2026-11-27' };
    expect(form.endTime).toBe('');
    expect(asked(open, form, ZONE)).toEqual({});
    expect(asked(open, { ...form, endTime: '12:00' }, ZONE)).toEqual({ ended_at: '2026-11-27T06:00:00Z' });
  });
});
