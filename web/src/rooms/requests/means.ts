import type { Term } from '../../design/Terms.svelte';
import { t } from '../../words/index.svelte';

/** The figures of a request's evidence, in the order in which they stand. */
export const EVIDENCE = ['capability', 'capacity', 'condition', 'support', 'demand', 'denied'] as const;
/** What a donor reads of its money. */
export const SUMS = ['capital', 'five-years', 'pledged'] as const;
export type Meant = (typeof EVIDENCE | typeof SUMS)[number];

/** How figures are reckoned. */
export function means(of: readonly Meant[]): Term[] {
  return of.map((one) => ({ name: t(`requests-name-${one}`), text: t(`requests-means-${one}`) }));
}
