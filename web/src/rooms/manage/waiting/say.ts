import { t } from '../../../words/index.svelte';
import { dateFull, lasting, minutesBetween } from '../../../words/when';

const HOURS_TOLD = 48;

/** A length as people say it: in days once it is two of them. */
export function length(minutes: number): string {
  return minutes < HOURS_TOLD * 60
    ? lasting(Math.floor(minutes))
    : t('waiting-days', { n: Math.floor(minutes / 1440) });
}

/** How long ago something was. */
export function ago(instant: string, now: number): string {
  return length(Math.max(0, minutesBetween(instant, now)));
}

/** Since when something is so, e.g. `Since 26 Nov 2026 (3 days)`. */
export function since(instant: string, zone: string, now: number): string {
  return t('waiting-since', { day: dateFull(instant, zone), span: ago(instant, now) });
}
