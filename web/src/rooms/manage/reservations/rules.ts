import type { Schemas } from '../../../api/client';

type Status = Schemas['ReservationStatus'];
type Timed = { status: Status; starts_at: string; ends_at: string };

/** Whether it takes its machine's time. */
export const stands = (one: { status: Status }): boolean => ['pending', 'confirmed', 'checked_in'].includes(one.status);

/** Whether it has begun: then only its end may change. */
export const hasStarted = (one: Timed, now: number): boolean =>
  one.status === 'checked_in' || Date.parse(one.starts_at) <= now;

/** Whether it may still be moved, lengthened or shortened. */
export const mayMove = (one: Timed, now: number): boolean =>
  stands(one) && (one.status === 'checked_in' || Date.parse(one.ends_at) > now);

/** What the trail says of a reservation before or after an event. */
interface State {
  machine?: string;
  starts_at?: string;
  ends_at?: string;
  status?: Status;
  set_aside?: string[];
}
export type Change =
  | { what: 'machine'; from: string; to: string }
  | { what: 'time'; from: [string, string]; to: [string, string] }
  | { what: 'status'; from: Status; to: Status };

const differ = (a: string | undefined, b: string | undefined) =>
  a !== undefined && b !== undefined && a !== b && !(Date.parse(a) === Date.parse(b));

/** What an event of the trail changed of what people care about. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [(before ?? {}) as State, (after ?? {}) as State];
  const changes: Change[] = [];
  if (differ(was.machine, is.machine)) changes.push({ what: 'machine', from: was.machine ?? '', to: is.machine ?? '' });
  if (differ(was.starts_at, is.starts_at) || differ(was.ends_at, is.ends_at)) {
    const time = (state: State): [string, string] => [state.starts_at ?? '', state.ends_at ?? ''];
    changes.push({ what: 'time', from: time(was), to: time(is) });
  }
  if (was.status && is.status && was.status !== is.status)
    changes.push({ what: 'status', from: was.status, to: is.status });
  return changes;
}

/** The rules that an event says were set aside. */
export const setAside = (after: unknown): string[] => ((after ?? {}) as State).set_aside ?? [];
