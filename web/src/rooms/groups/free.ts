import type { Schemas } from '../../api/client';
import { gaps, instant, spanOf, type BoardMachine, type Span } from '../board/spans';

type Calendar = Pick<BoardMachine, 'status' | 'open' | 'busy'>;

/** How a machine stands at a time, as far as its calendar tells. */
export type State = 'free' | 'taken' | 'closed' | 'out';

const unusable = ({ status }: Calendar) => status === 'out_of_service' || status === 'retired';
const within = (span: Span, all: Span[]) => all.some((one) => one.from <= span.from && span.until <= one.until);

export function stateAt(machine: Calendar, span: Span): State {
  if (unusable(machine)) return 'out';
  const meets = machine.busy.map(spanOf).some((one) => one.from < span.until && span.from < one.until);
  if (meets) return 'taken';
  return within(span, machine.open.map(spanOf)) ? 'free' : 'closed';
}

/** When all of these machines are open. */
function openTogether(machines: readonly Calendar[]): Span[] {
  const [first = [], ...rest] = machines.map((one) => one.open.map(spanOf));
  const meet = (a: Span[], b: Span[]) =>
    a.flatMap((one) =>
      b
        .map((two) => ({ from: Math.max(one.from, two.from), until: Math.min(one.until, two.until) }))
        .filter(({ from, until }) => from < until),
    );
  return rest.reduce(meet, first);
}

/** When all of them are free for at least so many minutes, from now on. */
export function together(machines: readonly Calendar[], minutes: number, now: number): Schemas['Interval'][] {
  if (machines.length === 0 || machines.some(unusable)) return [];
  const busy = machines.flatMap((one) => one.busy.map(spanOf));
  return gaps(openTogether(machines), busy, now)
    .filter((gap) => gap.until - gap.from >= minutes * 60_000)
    .map((gap) => ({ starts_at: instant(gap.from), ends_at: instant(gap.until) }));
}
