import { instantOf, plusDays } from '../../words/zone';

const DAYS_AHEAD = 4;

/** When today begins and ends, and when the last day ends on which something free is looked for. */
export const comingDays = (today: string, zone: string) => ({
  from: instantOf(today, '00:00', zone),
  until: instantOf(plusDays(today, 1), '00:00', zone),
  last: instantOf(plusDays(today, 1 + DAYS_AHEAD), '00:00', zone),
});
