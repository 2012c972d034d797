import type { Problem } from '../../api/problem';

/** Why a check-in was refused, where the screen says it better than the service: what one can do is a button here. */
export type Hindrance =
  /** Another's session runs over: from `from` on it may be taken over. */
  | { kind: 'in_use'; from: number }
  /** The time before one's own is still another's. */
  | { kind: 'too_soon' }
  | { kind: 'other' };

/** What stands in the way of checking in. */
export function hindrance(problem: Pick<Problem, 'code' | 'told'>): Hindrance {
  const told = problem.told as { take_over_from?: string | null };
  if (problem.code === 'machine_in_use' && told.take_over_from)
    return { kind: 'in_use', from: Date.parse(told.take_over_from) };
  return { kind: problem.code === 'slot_taken' ? 'too_soon' : 'other' };
}

const MINUTE_MS = 60_000;

/** When check-in opens; `window` is the policy's, null where none is asked: then the booked time itself. */
export function opensAt(starts_at: string, window: number | null): number {
  return Date.parse(starts_at) - (window ?? 0) * MINUTE_MS;
}
