import type { Schemas } from '../../api/client';
import { t } from '../../words/index.svelte';

/** What became of a reservation, or is to be known of it, in sentences. */
export function fate(one: Schemas['ReservationDetail']): string[] {
  const stands = one.status === 'pending' || one.status === 'confirmed';
  const cause = one.cause && t(`my-cause-${one.cause.replaceAll('_', '-')}`);
  const said: (string | false | null | undefined)[] = [
    one.status === 'pending' && t('my-pending-what'),
    one.status === 'expired' && t('my-expired-what'),
    one.status === 'no_show' && t('my-no-show-what'),
    cause,
    // A cause of one that stands keeps its check-in open: whoever was kept from the machine has missed nothing.
    !!cause && stands && t('my-held-open'),
    one.reason && t('my-reason', { reason: one.reason }),
    stands && one.warnings?.includes('not_qualified') && t('my-untrained'),
  ];
  return said.filter((sentence): sentence is string => !!sentence);
}
