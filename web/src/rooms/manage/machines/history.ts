import type { Schemas } from '../../../api/client';
import type { Status } from './data';

/** One time that a machine had one status: instants, with nothing for "from the start" and "until now". */
export interface Spell {
  status: Status;
  from: string | null;
  until: string | null;
  reason: string | null;
  /** The name of who set it; nothing when the trail does not tell. */
  actor: string | null;
}

/** The history, the newest first as the service tells it, with when each status ended and, where the trail tells, who set it. */
export function spells(history: Schemas['StatusChange'][], events: Schemas['AuditEvent'][]): Spell[] {
  const actors = new Map(events.map((one) => [Date.parse(one.at), one.actor_name ?? null]));
  return history.map((one, at) => ({
    status: one.status,
    from: one.from ?? null,
    until: history[at - 1]?.from ?? null,
    reason: one.reason ?? null,
    actor: one.from ? (actors.get(Date.parse(one.from)) ?? null) : null,
  }));
}
