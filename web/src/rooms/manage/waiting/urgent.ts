import type { Schemas } from '../../../api/client';
import { minutesBetween } from '../../../words/when';

/** From how long on an open session is looked at, though its expected end may still be ahead. */
export const LONG_OPEN_HOURS = 12;

type Open = Pick<Schemas['UsageSession'], 'started_at' | 'expected_ends_at'>;

/** How an open session is too long: past its expected end, or open for very long; nothing when it is neither. */
export function tooLong(session: Open, now: number): { late: boolean; minutes: number } | undefined {
  const over = minutesBetween(session.expected_ends_at, now);
  if (over >= 1) return { late: true, minutes: Math.floor(over) };
  const open = minutesBetween(session.started_at, now);
  return open >= LONG_OPEN_HOURS * 60 ? { late: false, minutes: Math.floor(open) } : undefined;
}

/** The sessions that are too long, the longest past their end first, then those that are merely open for long. */
export function overdue<S extends Open>(sessions: S[], now: number): S[] {
  return sessions
    .filter((one) => tooLong(one, now))
    .sort((a, b) => Date.parse(a.expected_ends_at) - Date.parse(b.expected_ends_at));
}

/**
 * Since when a machine is out of service as set by hand, and why; nothing where only a lock keeps it out, whose beginning
 * its history does not tell. A reason that was reworded meanwhile does not begin it anew.
 */
export function outSince(status: Schemas['MachineStatusView']): { from: string | null; reason: string } | undefined {
  if (status.set_status !== 'out_of_service') return undefined;
  const until = status.history.findIndex((step) => step.status !== 'out_of_service');
  const run = until < 0 ? status.history : status.history.slice(0, until);
  return { from: run.at(-1)?.from ?? null, reason: run.find((step) => step.reason)?.reason ?? '' };
}
