import type { Schemas } from '../../../api/client';

export type Report = Schemas['NemoImport'];
export type Quarantined = Report['quarantined'][number];

/** How many records would come, or came, of all kinds together. */
export const total = (report: Report, of: 'created' | 'quarantined'): number =>
  report.kinds.reduce((sum, one) => sum + one[of], 0);

/** The end of a message's id for a kind, as `usageevent`. */
export const kindOf = (model: string): string => model.replace(/^NEMO\./, '').toLowerCase();

/** What stays out, of one kind or of all. */
export const outOf = (report: Report, model: string): Quarantined[] =>
  report.quarantined.filter((one) => !model || one.model === model);

/** Why records stay out, each reason once with how many, the most frequent first. */
export function reasons(out: Quarantined[]): { detail: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const { problem } of out) counts.set(problem.detail, (counts.get(problem.detail) ?? 0) + 1);
  return [...counts].map(([detail, n]) => ({ detail, n })).sort((a, b) => b.n - a.n);
}
