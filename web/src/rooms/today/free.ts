import { gaps, offer, spanOf, type BoardMachine, type Span } from '../board/spans';

export interface Free {
  machine: BoardMachine;
  gap: Span;
  /** What booking it starts from: an hour, or what there is. */
  offered: Span;
  isNow: boolean;
}

const STEP_MINUTES = 15;
const USUAL_MINUTES = 60;

/** Machines that can be used with their first free time of the day, those that are free now first. */
export function freeOf(machines: BoardMachine[], dayStart: number, now: number): Free[] {
  return machines
    .filter((machine) => machine.status === 'in_service' || machine.status === 'degraded')
    .flatMap((machine) => {
      for (const gap of gaps(machine.open.map(spanOf), machine.busy.map(spanOf), now)) {
        const offered = offer(gap, gap.from, dayStart, STEP_MINUTES, USUAL_MINUTES);
        if (offered) return [{ machine, gap, offered, isNow: gap.from <= now }];
      }
      return [];
    })
    .sort((a, b) => Number(b.isNow) - Number(a.isNow) || a.gap.from - b.gap.from);
}
