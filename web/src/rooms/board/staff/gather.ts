import type { Schemas } from '../../../api/client';

/** Time for which machines are kept free, whole: all its machines together. */
export interface Kept {
  id: string;
  machines: string[];
  starts_at: string;
  ends_at: string;
  kind: Schemas['BlockKind'];
  reason: string | null;
}

export function gather(parts: Schemas['BlackoutPart'][]): Kept[] {
  const whole = new Map<string, Kept>();
  for (const { id, machine, starts_at, ends_at, kind, reason } of parts) {
    const one = whole.get(id);
    if (one) one.machines.push(machine);
    else whole.set(id, { id, machines: [machine], starts_at, ends_at, kind, reason: reason ?? null });
  }
  return [...whole.values()];
}
