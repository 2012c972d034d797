import type { Schemas } from '../../api/client';
import { spanOf, type Span } from '../board/spans';
import type { Policy } from '../policy/policy';

/** Why a machine cannot be had: one reason, the one that would have to go first. */
export type Why =
  'past' | 'untrained' | 'out' | 'too_short' | 'too_long' | 'notice' | 'too_far' | 'closed' | 'taken' | 'full';

const MINUTE_MS = 60_000;

interface Case {
  status: Schemas['MachineStatus'];
  policy: Policy;
  minutes: number;
  /** Whether the reader lacks the training that it needs. */
  untrained: boolean;
  now: number;
  /** The time that is asked for, with what is open then and the last day that may be booked. */
  exact?: { time: Span; open: Schemas['Interval'][]; day: string; last: string };
}

/** The reason, in the order in which the service refuses. Asked only of a machine that is not free as asked. */
export function why({ status, policy, minutes, untrained, now, exact }: Case): Why {
  if (exact && exact.time.from < now) return 'past';
  if (untrained) return 'untrained';
  if (status === 'out_of_service' || status === 'retired') return 'out';
  if (exact && minutes < policy.min_minutes) return 'too_short';
  if (minutes > policy.max_minutes) return 'too_long';
  if (!exact) return 'full';
  if (exact.time.from < now + policy.min_notice_minutes * MINUTE_MS) return 'notice';
  if (exact.day > exact.last) return 'too_far';
  const after = policy.unattended_minutes_after_closing * MINUTE_MS;
  const open = exact.open
    .map(spanOf)
    .some(({ from, until }) => from <= exact.time.from && exact.time.from < until && exact.time.until <= until + after);
  return open ? 'taken' : 'closed';
}
