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
  suspended: false,
  untrained: false,
  now: 8 * H,
};
const exact = (from: number, until: number) => ({
  time: { from: from * H, until: until * H },
  open,
  busy: [] as typeof open,
  day: '1970-01-01',
  last: '1970-01-31',
  zone: 'UTC',
});
const busy = (from: number, until: number) => [{ starts_at: at(from), ends_at: at(until) }];

describe('why a machine cannot be had', () => {
  it('is full when any time would do', () => {
    expect(why(base)).toBe('full');
    expect(why({ ...base, minutes: 300 })).toBe('too_long');
    expect(why({ ...base, status: 'out_of_service' })).toBe('out');
  });
  it('is taken or closed at a time', () => {
    expect(why({ ...base, exact: { ...exact(10, 11), busy: busy(10.5, 12) } })).toBe('taken');
    // What comes next leaves no room for the buffer.
    const policy = resolve({ buffer_minutes: 15 });
    expect(why({ ...base, policy, exact: { ...exact(10, 11), busy: busy(11, 12) } })).toBe('taken');
    expect(why({ ...base, exact: exact(16.5, 17.5) })).toBe('closed');
    expect(why({ ...base, exact: exact(18, 19) })).toBe('closed');
    const runsOn = resolve({ unattended_minutes_after_closing: 60 });
    expect(why({ ...base, policy: runsOn, exact: { ...exact(16.5, 17.5), busy: busy(16, 17) } })).toBe('taken');
  });
  it('is not taken when it stands free', () => {
    const told = (policy: Parameters<typeof resolve>[0], time = exact(10, 11)) =>
      why({ ...base, policy: resolve(policy), exact: time });
    expect(told({ granularity_minutes: 60 }, exact(10.5, 11.5))).toBe('off_grid');
    expect(told({ granularity_minutes: 60 }, exact(10, 11.5))).toBe('off_grid');
    // Steps are those of the lab's clock, which in Kathmandu is a quarter of an hour off.
    expect(told({ granularity_minutes: 60 }, { ...exact(10, 11), zone: 'Asia/Kathmandu' })).toBe('off_grid');
    expect(told({ requires_staff_on_duty: true })).toBe('unstaffed');
    expect(told({ requires_supervisor: 'q' })).toBe('unsupervised');
    expect(told({ requires_staff_on_duty: true }, { ...exact(10, 11), busy: busy(11, 12) })).toBe('unstaffed');
    expect(told({ requires_staff_on_duty: true }, { ...exact(10, 11), busy: busy(10, 11) })).toBe('taken');
    expect(told({})).toBe('not_then');
  });
  it('names first what the service refuses first', () => {
    expect(why({ ...base, exact: exact(7, 8), untrained: true })).toBe('past');
    expect(why({ ...base, exact: exact(10, 11), suspended: true, untrained: true })).toBe('suspended');
    expect(why({ ...base, exact: exact(10, 11), untrained: true, status: 'out_of_service' })).toBe('untrained');
    expect(why({ ...base, minutes: 15, exact: exact(10, 10.25) })).toBe('too_short');
    expect(why({ ...base, policy: resolve({ min_notice_minutes: 180 }), exact: exact(10, 11) })).toBe('notice');
    expect(why({ ...base, exact: { ...exact(10, 11), day: '1970-02-01' } })).toBe('too_far');
  });
});
