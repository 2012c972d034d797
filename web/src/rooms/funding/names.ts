import { t } from '../../words/index.svelte';
import type { Period } from './period';

/** A period as people say it. */
export function periodName(period: Period): string {
  const year = String(period.year);
  if (period.kind === 'year') return t('funding-year', { year });
  if (period.kind === 'quarter') return t('funding-quarter', { part: period.part, year });
  return t('funding-month', { month: t(`funding-month-${period.part}`), year });
}
