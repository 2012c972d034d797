import type { Schemas } from '../../api/client';
import type { Problem } from '../../api/problem';

/** Why a check-in was refused, where the screen says it better than the service: what one can do is a button here. */
export type Hindrance =
  /** Another's session runs over: from `from` on it may be taken over. */
  | { kind: 'in_use'; from: number }
  /** The time before one's own is still another's. */
  | { kind: 'too_soon' }
  /** The machine's checklist comes first. */
  | { kind: 'checklist'; items: Schemas['LocalText'][] }
  | { kind: 'other' };

/** What stands in the way of checking in. */
export function hindrance(problem: Pick<Problem, 'code' | 'told'>): Hindrance {
  const told = problem.told as { take_over_from?: string | null; checklist?: Schemas['LocalText'][] };
  if (problem.code === 'machine_in_use' && told.take_over_from)
    return { kind: 'in_use', from: Date.parse(told.take_over_from) };
  if (problem.code === 'checklist_not_acknowledged') return { kind: 'checklist', items: told.checklist ?? [] };
  return { kind: problem.code === 'slot_taken' ? 'too_soon' : 'other' };
}

type Booked = Pick<Schemas['Reservation'], 'check_in'>;

/** When check-in opens, in milliseconds; never for a reservation that nobody may check in to any more. */
export function opensAt({ check_in }: Booked): number {
  return check_in ? Date.parse(check_in.starts_at) : Infinity;
}

/** Whether one may check in at `now`. */
export function isOpen(one: Booked, now: number): boolean {
  return !!one.check_in && now >= opensAt(one) && now < Date.parse(one.check_in.ends_at);
}
