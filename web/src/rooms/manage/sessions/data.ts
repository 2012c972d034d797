import { api, want, type Schemas } from '../../../api/client';
import { t } from '../../../words/index.svelte';

export type Session = Schemas['UsageSession'];
export type Correction = Schemas['SessionCorrection'];
export type Named = Schemas['LocalText'];
/** A member as staff choose and name them; `more` tells two of the same name apart. */
export interface Person {
  id: string;
  name: string;
  more: string;
}
export type People = Map<string, Person>;

export const OUTCOMES = ['success', 'failure', 'aborted', 'unknown'] as const;
export const PURPOSES = [
  'coursework',
  'thesis',
  'research',
  'personal',
  'startup',
  'outreach',
  'training',
  'engineering',
] as const;

const PAGE = 200;

/** All members of a lab by the person's id, in the order of their names. */
export async function people(lab: string): Promise<People> {
  const found: Schemas['Member'][] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  found.sort((a, b) => a.full_name.localeCompare(b.full_name));
  return new Map(
    found.map((one) => {
      const more = one.student_number ?? one.email ?? one.phone ?? '';
      return [one.member, { id: one.member, name: one.full_name, more }];
    }),
  );
}

/** Who somebody is; one who is no member any more is not named. */
export function nameOf(known: People, id: string | null | undefined): string {
  if (!id) return t('sessions-nobody');
  return known.get(id)?.name ?? t('sessions-gone');
}

/** A lab's machines, retired ones last: their sessions stay. */
export async function machines(lab: string): Promise<Schemas['Machine'][]> {
  const list = (query: { status?: 'retired' }) =>
    want(api.GET('/api/v1/labs/{lab}/machines', { params: { path: { lab }, query: { limit: PAGE, ...query } } }));
  const [standing, retired] = await Promise.all([list({}), list({ status: 'retired' })]);
  return [...standing.items, ...retired.items];
}

/** How a session's outcome is coloured. */
export function outcomeKind(outcome: Session['outcome']): 'good' | 'bad' | 'plain' {
  return outcome === 'success' ? 'good' : outcome === 'failure' ? 'bad' : 'plain';
}
