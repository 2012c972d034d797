import type { Schemas } from '../../api/client';

/** Thresholds of the three tests of a capacity gap, which tell which of them the figure is of (see the rules of requests). */
const FULL = 0.5;
const USED = 0.75;

/** The sentence that says a gap, with the figures that it needs. */
export function gapSaid(gap: Pick<Schemas['Gap'], 'code' | 'figure' | 'holds' | 'threshold'>) {
  const figures = { figure: gap.figure, threshold: gap.threshold };
  const say = (id: string) => ({ id, ...figures });
  if (gap.code === 'capability_gap') {
    return say(gap.holds ? 'requests-capability-none' : 'requests-capability-some');
  }
  if (gap.code === 'condition_gap') {
    return say(typeof gap.figure === 'number' ? 'requests-condition' : 'requests-condition-none');
  }
  if (typeof gap.figure !== 'number') return say('requests-capacity-none');
  if (gap.threshold === FULL) return say('requests-capacity-full');
  return say(gap.threshold === USED ? 'requests-capacity-used' : 'requests-capacity-denied');
}
