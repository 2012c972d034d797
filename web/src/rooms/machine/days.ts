import { instantOf, plusDays } from '../../words/zone';

const DAYS_SHOWN = 2;

/** Today and tomorrow, as a machine's page shows them. */
export const daysShown = (today: string, zone: string) => ({
  from: instantOf(today, '00:00', zone),
  until: instantOf(plusDays(today, DAYS_SHOWN), '00:00', zone),
});
