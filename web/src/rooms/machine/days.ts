import { instantOf, plusDays } from '../../words/zone';

const DAYS_SHOWN = 2;

const STEP_MS = 15 * 60_000;
/** For so long at least what is offered lies ahead: one has to choose and to send it. */
const TO_CHOOSE_MS = 5 * 60_000;

/** From when on times are offered: a quarter of an hour that is not about to begin. */
export const offeredFrom = (now: number): string =>
  new Date(Math.ceil((now + TO_CHOOSE_MS) / STEP_MS) * STEP_MS).toISOString().replace('.000', '');

/** Today and tomorrow, as a machine's page shows them. */
export const daysShown = (today: string, zone: string) => ({
  from: instantOf(today, '00:00', zone),
  until: instantOf(plusDays(today, DAYS_SHOWN), '00:00', zone),
});
