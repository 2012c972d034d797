import { attendance, bookings, group, type Attendance, type Booking, type Group } from '../../groups/data';
import { namesOf, type Names } from '../../booking/staff/people';

const PAST_DAYS = 183;
/** Of how many past bookings the group's page tells who came. */
const PAST_SHOWN = 8;

export interface Past {
  booking: Booking;
  /** How many came; null where nobody has said. */
  came: number | null;
}

/** How many a record tells of. */
const sumOf = (one: Attendance | undefined): number | null =>
  one ? one.people.length + one.head_counts.reduce((sum, count) => sum + count.people, 0) : null;

/** A group with all that its page shows. */
export async function readGroup(
  id: string,
  now: number,
): Promise<{ group: Group; names: Names; booked: Booking[]; ahead: Booking[]; past: Past[] }> {
  const one = await group(id);
  const from = new Date(now - PAST_DAYS * 86_400_000).toISOString();
  const [names, booked] = await Promise.all([
    namesOf(one.lab, [one.lead, ...(one.members ?? [])]),
    bookings(one.lab, { group: id, from }),
  ]);
  const ahead = booked.filter((it) => Date.parse(it.ends_at) > now);
  const over = booked
    .filter((it) => Date.parse(it.ends_at) <= now && !it.cancelled_at)
    .reverse()
    .slice(0, PAST_SHOWN);
  const said = await Promise.all(over.map((it) => attendance(it.id)));
  return {
    group: one,
    names,
    booked,
    ahead,
    past: over.map((it, at) => ({ booking: it, came: sumOf(said[at]?.[0]) })),
  };
}
