import { api, want, type Schemas } from '../../api/client';
import { dayOf, instantOf, plusDays } from '../../words/when';
import { board } from '../board/data';
import { closedAt, closuresOf, shutting } from './closures';
import { freeOf } from './free';

const DAYS_AHEAD = 4;

/** What is the reader's own in a lab: reservations that stand, and sessions under way. */
export async function own(slug: string, zone: string, now: number) {
  // From the beginning of the day, which is known while the code is still on its way.
  const standing = { lab: slug, from: instantOf(dayOf(now, zone), '00:00', zone), limit: 50 };
  const [reservations, sessions] = await Promise.all([
    want(api.GET('/api/v1/me/reservations', { params: { query: standing } })),
    want(api.GET('/api/v1/me/usage', { params: { query: { open: true } } })),
  ]);
  const stands = (one: Schemas['Reservation']) =>
    (one.status === 'confirmed' || one.status === 'pending') && Date.parse(one.ends_at) > now;
  return { next: reservations.items.filter(stands), open: sessions.items.filter((one) => one.lab === slug) };
}

/** The board of today, or of the first of the next days on which anything can be booked; and whether today is closed. */
export async function firstFree(slug: string, zone: string, now: number) {
  let closed = false;
  for (let ahead = 0; ; ahead += 1) {
    const day = plusDays(dayOf(now, zone), ahead);
    const start = instantOf(day, '00:00', zone);
    const machines = (await board(slug, start, instantOf(plusDays(day, 1), '00:00', zone))).machines;
    if (ahead === 0) closed = machines.length > 0 && machines.every((one) => one.open.length === 0);
    const free = freeOf(machines, Date.parse(start), now);
    if (free.length > 0 || ahead === DAYS_AHEAD) return { day, machines, free, closed };
  }
}

/** Why the lab is closed on a day that has no open time; nothing when that is so every week. */
export async function whyClosed(slug: string, day: string, zone: string): Promise<Schemas['LocalText'] | undefined> {
  const noon = instantOf(day, '12:00', zone);
  const closures = await closuresOf(slug, noon, instantOf(plusDays(day, 1), '00:00', zone));
  return closedAt(shutting(closures), Date.parse(noon))?.reason;
}
