import type { Schemas } from '../../api/client';
import { clock } from '../../words/zone';
import { spanOf, type Span } from '../board/spans';
import type { Policy } from '../policy/policy';

/** Why a machine cannot be had: one reason, the one that would have to go first. */
export type Why =
  | 'past'
  | 'suspended'
  | 'untrained'
  | 'out'
  | 'off_grid'
  | 'too_short'
  | 'too_long'
  | 'notice'
  | 'too_far'
  | 'closed'
  | 'taken'
  | 'unstaffed'
  | 'unsupervised'
  | 'not_then'
  | 'full';

const MINUTE_MS = 60_000;

interface Case {
  status: Schemas['MachineStatus'];
  policy: Policy;
  minutes: number;
  /** Whether the reader's membership is suspended. */
  suspended: boolean;
  /** Whether the reader lacks the training that it needs. */
  untrained: boolean;
  now: number;
  /** The time that is asked for, with what is open and busy then and the last day that may be booked. */
  exact?: Exact;
}

interface Exact {
  time: Span;
  open: Schemas['Interval'][];
  busy: Schemas['Interval'][];
  day: string;
  last: string;
  zone: string;
}

/** Whether the wall clock of the lab shows whole steps from midnight at both ends. */
function onGrid({ time, zone }: Exact, step: number): boolean {
  return [time.from, time.until].every((at) => {
    const [hours = 0, minutes = 0] = clock(at, zone).split(':').map(Number);
    return (hours * 60 + minutes) % step === 0;
  });
}

/** The board tells what is open and taken; who is on duty it does not, so that is what is left. */
function atTime({ time, open, busy }: Exact, policy: Policy): Why {
  const after = policy.unattended_minutes_after_closing * MINUTE_MS;
  const isOpen = open
    .map(spanOf)
    .some(({ from, until }) => from <= time.from && time.from < until && time.until <= until + after);
  if (!isOpen) return 'closed';
  const freed = time.until + policy.buffer_minutes * MINUTE_MS;
  if (busy.map(spanOf).some(({ from, until }) => from < freed && time.from < until)) return 'taken';
  if (policy.requires_supervisor) return 'unsupervised';
  return policy.requires_staff_on_duty ? 'unstaffed' : 'not_then';
}

/** The reason, in the order in which the service refuses. Asked only of a machine that is not free as asked. */
export function why({ status, policy, minutes, suspended, untrained, now, exact }: Case): Why {
  if (exact && exact.time.from < now) return 'past';
  if (suspended) return 'suspended';
  if (untrained) return 'untrained';
  if (status === 'out_of_service' || status === 'retired') return 'out';
  if (exact && !onGrid(exact, policy.granularity_minutes)) return 'off_grid';
  if (exact && minutes < policy.min_minutes) return 'too_short';
  if (minutes > policy.max_minutes) return 'too_long';
  if (!exact) return 'full';
  if (exact.time.from < now + policy.min_notice_minutes * MINUTE_MS) return 'notice';
  return exact.day > exact.last ? 'too_far' : atTime(exact, policy);
}
