import type { Schemas } from '../../api/client';
import { spanOf } from '../board/spans';
import type { Policy } from '../policy/policy';

type Free = { kind: 'free'; until: number; minutes: number };
type Taken = { kind: 'taken'; busy: Schemas['Busy'] };
/** How a machine stands at this moment, as far as starting now goes. */
export type Present = Free | Taken | { kind: 'out' } | { kind: 'closed' } | { kind: 'too_short' };

const MINUTE_MS = 60_000;
const LENGTHS = [30, 60, 90, 120, 180, 240, 360, 480];

/** Whether somebody could start now, and how long: to the next taken time, or to closing and what runs on after it. */
export function present(
  status: Schemas['MachineStatus'],
  time: Pick<Schemas['Availability'], 'open' | 'busy'>,
  policy: Pick<Policy, 'min_minutes' | 'unattended_minutes_after_closing'>,
  now: number,
): Present {
  if (status === 'out_of_service' || status === 'retired') return { kind: 'out' };
  const at = (one: { starts_at: string; ends_at: string }) => spanOf(one).from <= now && now < spanOf(one).until;
  const busy = time.busy.find(at);
  if (busy) return { kind: 'taken', busy };
  const open = time.open.find(at);
  if (!open) return { kind: 'closed' };
  const closing = spanOf(open).until + policy.unattended_minutes_after_closing * MINUTE_MS;
  const until = Math.min(closing, ...time.busy.map((one) => spanOf(one).from).filter((from) => from > now));
  const minutes = Math.floor((until - now) / MINUTE_MS);
  return minutes < policy.min_minutes ? { kind: 'too_short' } : { kind: 'free', until, minutes };
}

/** The lengths to choose from when `minutes` are left and `longest` may be used: the usual ones that fit, and all there is. */
export function lengths(minutes: number, longest: number): number[] {
  const most = Math.min(minutes, longest);
  return [...LENGTHS.filter((one) => one < most), most];
}

/** The reader's own booking that they may check in for now, from one window before its start; `window` is null where none is asked. */
export function due(busy: Schemas['Busy'][], window: number | null, now: number): Schemas['Busy'] | undefined {
  const opens = (one: Schemas['Busy']) => spanOf(one).from - (window ?? 0) * MINUTE_MS;
  return busy.find((one) => !!one.reservation && opens(one) <= now && now < spanOf(one).until);
}
