import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { local } from '../../../words/index.svelte';

/** What the ids in a trail are called; names of the lab's texts in all their languages. */
export type Names = Map<string, string | Schemas['LocalText']>;

/** Who and what a lab has, by id. Who left it is no longer named. */
export async function directory(lab: string): Promise<{ names: Names; people: { id: string; name: string }[] }> {
  const of = <Q>(query: Q) => ({ params: { path: { lab }, query } });
  const [members, machines, retired, classes, qualifications, devices, requests] = await Promise.all([
    all((page) => want(api.GET('/api/v1/labs/{lab}/members', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of({ ...page, status: 'retired' as const })))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/machine-classes', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/qualifications', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/devices', of(page)))),
    all((page) => want(api.GET('/api/v1/labs/{lab}/equipment-requests', of(page)))),
  ]);
  const names: Names = new Map();
  for (const one of members) names.set(one.member, one.full_name);
  for (const one of [...machines, ...retired, ...classes, ...qualifications]) names.set(one.id, one.name);
  for (const one of devices) names.set(one.id, one.name);
  for (const one of requests) names.set(one.id, one.title);
  const people = members.map((one) => ({ id: one.member, name: one.full_name }));
  return { names, people: people.sort((a, b) => a.name.localeCompare(b.name)) };
}

export function nameOf(names: Names, id: unknown): string | undefined {
  const name = typeof id === 'string' ? names.get(id) : undefined;
  return typeof name === 'string' ? name : name && local(name);
}
