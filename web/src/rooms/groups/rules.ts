import { Problem, type Unreachable } from '../../api/problem';
import type { Schemas } from '../../api/client';
import { instantOf, plusDays } from '../../words/zone';
import type { Booking, Group } from './data';

const MINUTE_MS = 60_000;
/** What of a booking counts towards its group's quota. */
const COUNTED = ['pending', 'confirmed', 'checked_in', 'completed', 'no_show'];

/** What a group has booked in the week of a Monday, all machines together; what lies across two weeks counts in parts. */
export function weekMinutes(
  bookings: readonly Pick<Booking, 'starts_at' | 'ends_at' | 'machines'>[],
  monday: string,
  zone: string,
): number {
  const from = Date.parse(instantOf(monday, '00:00', zone));
  const until = Date.parse(instantOf(plusDays(monday, 7), '00:00', zone));
  return bookings.reduce((sum, one) => {
    const part = Math.min(Date.parse(one.ends_at), until) - Math.max(Date.parse(one.starts_at), from);
    const taken = one.machines.filter((it) => COUNTED.includes(it.status)).length;
    return sum + taken * Math.max(0, Math.ceil(part / MINUTE_MS));
  }, 0);
}

/** Whether somebody may book for a group: staff, the teacher of a class, anybody of a team. */
export function mayBook(group: Pick<Group, 'kind' | 'lead' | 'archived'>, own: string | undefined, staff: boolean) {
  if (group.archived || !own) return false;
  if (staff) return true;
  return group.kind === 'team' || (group.kind === 'class' && group.lead === own);
}

/** Whether somebody cancels a booking and says who came: who holds it, the group's lead, staff. */
export const answersFor = (
  booking: Pick<Booking, 'member' | 'group_lead'>,
  own: string | undefined,
  staff: boolean,
): boolean => staff || (!!own && (booking.member === own || booking.group_lead === own));

/** A machine that a group cannot have: why, and when it can be had next. */
export interface RefusedMachine {
  machine: string;
  why: string;
  gaps: Schemas['Interval'][];
}

/** The machines of a refusal that names them, in the order in which they were asked for. */
export function refusedOf(failure: Problem | Unreachable | null): RefusedMachine[] {
  if (!(failure instanceof Problem)) return [];
  const named = (failure.told.machines ?? []) as {
    pointer: string;
    machine: string;
    next_gaps?: Schemas['Interval'][];
  }[];
  return named.map((one) => ({
    machine: one.machine,
    why: failure.of(one.pointer) ?? failure.message,
    gaps: one.next_gaps ?? [],
  }));
}
