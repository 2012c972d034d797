import { t } from '../../../words/index.svelte';
import { clock, dateFull } from '../../../words/when';
import { nameOf, type Names } from '../../booking/staff/people';
import type { Changed } from './record';

/** A day and a time of the lab, e.g. `27 Nov 2026, 15:09`. */
export function moment(instant: string, zone: string): string {
  return `${dateFull(instant, zone)}, ${clock(instant, zone)}`;
}

/** A field's value in words; what is not known is said as such. */
export function valueOf(field: Changed['field'], value: string | null, known: Names, zone: string): string {
  if (field === 'member') return value ? nameOf(known, value) : t('sessions-nobody');
  if (value === null) return t('sessions-unknown');
  if (field === 'outcome') return t(`outcome-${value}`);
  if (field === 'purpose') return t(`purpose-${value}`);
  return moment(value, zone);
}
