import { describe, expect, it } from 'vitest';
import { resolve } from '../policy/policy';
import { why } from './why';

const H = 3_600_000;
const at = (hour: number) => new Date(hour * H).toISOString();
const open = [{ starts_at: at(9), ends_at: at(17) }];
const base = {
  status: 'in_service' as const,
  policy: resolve({ max_minutes: 240, min_minutes: 30 }),
  minutes: 60,
  untrained: false,
  now: 8 * H,
};
const exact = (from: number, until: number) => ({
  time: { from: from * H, until: until * H },
  open,
  day: '1970-01-01',
  last: '1970-01-31',
});

describe('why a machine cannot be had', () => {
  it('is full when any time would do', () => {
    expect(why(base)).toBe('full');
    expect(why({ ...base, minutes: 300 })).toBe('too_long');
    expect(why({ ...base, status: 'out_of_service' })).toBe('out');
  });
  it('is taken or closed at a time', () => {
    expect(why({ ...base, exact: exact(10, 11) })).toBe('taken');
    expect(why({ ...base, exact: exact(16.5, 17.5) })).toBe('closed');
    expect(why({ ...base, exact: exact(18, 19) })).toBe('closed');
    const runsOn = resolve({ unattended_minutes_after_closing: 60 });
    expect(why({ ...base, policy: runsOn, exact: exact(16.5, 17.5) })).toBe('taken');
  });
  it('names first what the service refuses first', () => {
    expect(why({ ...base, exact: exact(7, 8), untrained: true })).toBe('past');
    expect(why({ ...base, exact: exact(10, 11), untrained: true, status: 'out_of_service' })).toBe('untrained');
    expect(why({ ...base, minutes: 15, exact: exact(10, 10.25) })).toBe('too_short');
    expect(why({ ...base, policy: resolve({ min_notice_minutes: 180 }), exact: exact(10, 11) })).toBe('notice');
    expect(why({ ...base, exact: { ...exact(10, 11), day: '1970-02-01' } })).toBe('too_far');
  });
});
