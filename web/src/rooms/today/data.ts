import { api, want, type Schemas } from '../../api/client';
import { Unreachable } from '../../api/problem';
import { dayOf, instantOf, plusDays } from '../../words/when';
import { board } from '../board/data';
import { ofTime } from '../board/spans';
import { closedAt, closuresOf, shutting } from './closures';
import { comingDays } from './days';
import { freeOf } from './free';

/** What is the reader's own in a lab: reservations that stand, and sessions under way. */
export async function own(slug: string, zone: string, now: number) {
  // From the beginning of the day, which is known while the code is still on its way.
  const standing = { lab: slug, from: instantOf(dayOf(now, zone), '00:00', zone), limit: 200 };
  const [reservations, sessions] = await Promise.all([
    want(api.GET('/api/v1/me/reservations', { params: { query: standing } })),
    want(api.GET('/api/v1/me/usage', { params: { query: { open: true } } })),
  ]);
  const stands = (one: Schemas['Reservation']) =>
    (one.status === 'confirmed' || one.status === 'pending') && Date.parse(one.ends_at) > now;
  return { next: reservations.items.filter(stands), open: sessions.items.filter((one) => one.lab === slug) };
}

/**
 * The board of today, or of the first of the next days on which anything can be booked; and whether today is closed. With
 * `ahead` the next days are asked for at once: in the evening nothing of today is left.
 */
export async function firstFree(slug: string, zone: string, now: number, ahead: boolean) {
  const { from, until, last } = comingDays(dayOf(now, zone), zone);
  const coming = ahead ? board(slug, until, last) : undefined;
  coming?.catch(() => undefined);
  const { machines } = await board(slug, from, until);
  const closed = machines.length > 0 && machines.every((one) => one.open.length === 0);
  const today = { day: dayOf(now, zone), machines, closed };
  if (freeOf(machines, Date.parse(from), now).length > 0) return today;
  // Without a line today is told, where it was kept, though the next days were not.
  const next = await (coming ?? board(slug, until, last)).catch((cause: unknown) => {
    if (cause instanceof Unreachable) return undefined;
    throw cause;
  });
  if (!next) return today;
  for (let day = plusDays(today.day, 1); ; day = plusDays(day, 1)) {
    const [start, end] = [instantOf(day, '00:00', zone), instantOf(plusDays(day, 1), '00:00', zone)];
    const then = next.machines.map((one) => ofTime(one, start, end));
    const free = freeOf(then, Date.parse(start), now);
    if (free.length > 0 || end >= last) return { day, machines: then, closed };
  }
}

/** Why the lab is closed on a day that has no open time; nothing when that is so every week. */
export async function whyClosed(slug: string, day: string, zone: string): Promise<Schemas['LocalText'] | undefined> {
  const noon = instantOf(day, '12:00', zone);
  const closures = await closuresOf(slug, noon, instantOf(plusDays(day, 1), '00:00', zone));
  return closedAt(shutting(closures), Date.parse(noon))?.reason;
}
