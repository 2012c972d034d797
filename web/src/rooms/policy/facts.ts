import type { Policy } from './policy';

/** One rule for booking, with what a sentence about it needs. */
export type Fact =
  | { rule: 'training'; qualification: string; level: string | null }
  | { rule: 'approval' }
  | { rule: 'staff-on-duty' }
  | { rule: 'supervisor'; qualification: string }
  | { rule: 'second-person' }
  | { rule: 'hazard' }
  | { rule: 'longest'; most: number }
  | { rule: 'length'; least: number; most: number }
  | { rule: 'grid'; minutes: number }
  | { rule: 'ahead'; days: number }
  | { rule: 'same-day' }
  | { rule: 'notice'; minutes: number }
  | { rule: 'active'; n: number }
  | { rule: 'week'; minutes: number }
  | { rule: 'check-in'; minutes: number }
  | { rule: 'cancel'; minutes: number }
  | { rule: 'buffer'; minutes: number }
  | { rule: 'after-closing'; minutes: number };

/** A step so usual that nobody needs to be told of it, nor of a shortest length that it makes. */
const USUAL_STEP = 15;

/** What a policy says, those rules first that keep somebody from booking; what forbids nothing is left out. */
export function facts(policy: Policy): Fact[] {
  const { min_minutes: least, max_minutes: most, max_days_ahead: days } = policy;
  const found: (Fact | false)[] = [
    policy.requires_qualification !== null && {
      rule: 'training',
      qualification: policy.requires_qualification,
      level: policy.requires_level,
    },
    policy.requires_approval && { rule: 'approval' },
    policy.requires_staff_on_duty && { rule: 'staff-on-duty' },
    policy.requires_supervisor !== null && { rule: 'supervisor', qualification: policy.requires_supervisor },
    policy.requires_second_person && { rule: 'second-person' },
    policy.hazard && { rule: 'hazard' },
    least > USUAL_STEP ? { rule: 'length', least, most } : { rule: 'longest', most },
    days > 0 ? { rule: 'ahead', days } : { rule: 'same-day' },
    policy.granularity_minutes > USUAL_STEP && { rule: 'grid', minutes: policy.granularity_minutes },
    policy.min_notice_minutes > 0 && { rule: 'notice', minutes: policy.min_notice_minutes },
    { rule: 'active', n: policy.max_active_reservations },
    policy.max_minutes_per_week !== null && { rule: 'week', minutes: policy.max_minutes_per_week },
    policy.check_in_window_minutes !== null && { rule: 'check-in', minutes: policy.check_in_window_minutes },
    policy.cancel_notice_minutes > 0 && { rule: 'cancel', minutes: policy.cancel_notice_minutes },
    policy.buffer_minutes > 0 && { rule: 'buffer', minutes: policy.buffer_minutes },
    policy.unattended_minutes_after_closing > 0 && {
      rule: 'after-closing',
      minutes: policy.unattended_minutes_after_closing,
    },
  ];
  return found.filter((one): one is Fact => one !== false);
}

export type Unit = 'minutes' | 'hours' | 'days';
export const UNIT_MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 };

/** A length in as few and as large units as say it exactly: `4 hours`, `1 hour 30 minutes`, `2 days`. */
export function parts(minutes: number): { unit: Unit; n: number }[] {
  if (minutes >= 1440 && minutes % 1440 === 0) return [{ unit: 'days', n: minutes / 1440 }];
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [{ unit: 'hours' as const, n: hours }] : []),
    ...(rest > 0 || hours === 0 ? [{ unit: 'minutes' as const, n: rest }] : []),
  ];
}
