import { dayOf, instantOf, mondayOf, plusDays } from '../../words/zone';

const PAST_DAYS = 60;

/** From when on a group's bookings are shown: a Monday, so that it stays the same for a while. */
export function shownFrom(now: number, zone: string): string {
  return instantOf(plusDays(mondayOf(dayOf(now, zone)), -PAST_DAYS), '00:00', zone);
}
