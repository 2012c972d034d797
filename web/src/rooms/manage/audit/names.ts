import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { local } from '../../../words/index.svelte';

/** What the ids in a trail are called; names of the lab's texts in all their languages. */
export type Names = Map<string, string | Schemas['LocalText']>;

/** What a lab has, by id. */
export async function directory(lab: string): Promise<Names> {
  const of = <Q>(query: Q) => ({ params: { path: { lab }, query } });
  const named = Promise.all([
    all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of({ ...page, status: 'retired' as const })))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/machine-classes', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/qualifications', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/devices', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/stock-items', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/stock-items', of({ ...page, archived: true })))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/suppliers', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/groups', of({ ...page, archived: true })))),
  ]);
  const titled = Promise.all([
    all((page) => want(api.GET('/api/v1/labs/{lab}/equipment-requests', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/courses', of({ ...page, archived: true })))),
    all((page) => want(api.GET('/api/v1/work-orders', { params: { query: { lab, ...page } } }))),
    all((page) => want(api.GET('/api/v1/maintenance-plans', { params: { query: { lab, ...page } } }))),
  ]);
  const names: Names = new Map();
  for (const one of (await named).flat()) names.set(one.id, one.name);
  for (const one of (await titled).flat()) names.set(one.id, one.title);
  return names;
}

/** The people whom events name by their ids alone: whose what they tell of is. */
export function peopleIn(events: Schemas['AuditEvent'][]): string[] {
  const ids = events.flatMap(({ subject, before, after }) => [
    ...(subject.type === 'person' ? [subject.id] : []),
    ...[before, after].flatMap((state) => members(state)),
  ]);
  return ids.filter((id): id is string => typeof id === 'string');
}

/** The fields of a state that name a person. */
const OF_PEOPLE = [
  'assignee',
  'custodian',
  'keeper',
  'keepers',
  'lead',
  'member',
  'members',
  'reporter',
  'second_person',
  'supervisor',
  'trainer',
  'uploaded_by',
];

/** Whom a state names, however deep. */
function members(state: unknown): unknown[] {
  if (state === null || typeof state !== 'object') return [];
  return Object.entries(state).flatMap(([name, value]) => (OF_PEOPLE.includes(name) ? [value].flat() : members(value)));
}

export function nameOf(names: Names, id: unknown): string | undefined {
  const name = typeof id === 'string' ? names.get(id) : undefined;
  return typeof name === 'string' ? name : name && local(name);
}
