import { api, want, type Schemas } from '../../api/client';
import type { Policy } from '../policy/policy';

/** What trainings a lab has, by their id. */
export async function trainings(lab: string): Promise<Map<string, Schemas['Qualification']>> {
  const params = { path: { lab }, query: { limit: 200 } };
  const page = await want(api.GET('/api/v1/labs/{lab}/qualifications', { params }));
  return new Map(page.items.map((one) => [one.id, one]));
}

/** The trainings that somebody holds, by their id, with the levels they hold them at. */
export type Held = Map<string, (string | null)[]>;

/** What a person holds now in a lab. */
export async function held(lab: string, person: string): Promise<Held> {
  const query = { lab, member: person, limit: 200 };
  const page = await want(api.GET('/api/v1/certifications', { params: { query } }));
  const found: Held = new Map();
  for (const one of page.items.filter((one) => one.valid))
    found.set(one.qualification, [...(found.get(one.qualification) ?? []), one.level ?? null]);
  return found;
}

/** Whether who holds these may use what a policy asks a training for: at its level or above. */
export function isTrained(
  { requires_qualification: needed, requires_level: least }: Pick<Policy, 'requires_qualification' | 'requires_level'>,
  holds: Held,
  names: Map<string, Pick<Schemas['Qualification'], 'levels'>>,
): boolean {
  if (needed === null) return true;
  const levels = holds.get(needed);
  if (!levels || least === null) return !!levels;
  const known = names.get(needed)?.levels ?? [];
  const enough = known.slice(known.includes(least) ? known.indexOf(least) : known.length);
  return levels.some((level) => level !== null && enough.includes(level));
}

/** Where the dates of what a policy asks for are told. */
export function datesOf({
  requires_qualification: needed,
  requires_level: least,
}: Pick<Policy, 'requires_qualification' | 'requires_level'>): string {
  return `/training?${new URLSearchParams({ for: needed ?? '', ...(least && { level: least }) })}`;
}
