import { local, t } from '../../../words/index.svelte';
import { clock, dayName, dayOf, span } from '../../../words/when';
import type { Schemas } from '../../../api/client';
import { wholeDays, type Closure } from './closure';

/** When a closure is, without its year where it lies in one: a day, days, or times. */
export function whenOf(closure: Pick<Closure, 'starts_at' | 'ends_at'>, zone: string): string {
  const whole = wholeDays(closure, zone);
  if (whole?.first === whole?.last && whole) return dayName(whole.first);
  if (whole) return `${dayName(whole.first)} – ${dayName(whole.last)}`;
  const [first, last] = [dayOf(closure.starts_at, zone), dayOf(Date.parse(closure.ends_at) - 1, zone)];
  if (first === last) return `${dayName(first)}, ${span(closure.starts_at, closure.ends_at, zone)}`;
  return `${dayName(first)}, ${clock(closure.starts_at, zone)} – ${dayName(dayOf(closure.ends_at, zone))}, ${clock(closure.ends_at, zone)}`;
}

/** What it closes: the lab, or its machines by name. */
export function whatOf(closure: Pick<Closure, 'machines'>, machines: readonly Schemas['Machine'][]): string {
  if (!closure.machines) return t('settings-whole-lab');
  const names = closure.machines.map((id) => local(machines.find((one) => one.id === id)?.name));
  const [known, gone] = [names.filter(Boolean), names.filter((name) => !name).length];
  return [...known, ...(gone > 0 ? [t('settings-machines-gone', { n: gone })] : [])].join(', ');
}
