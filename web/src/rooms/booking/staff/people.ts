import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { Problem } from '../../../api/problem';
import { person } from '../../../app/session.svelte';
import { t } from '../../../words/index.svelte';

export type Member = Schemas['Page_Member']['items'][number];
/** Names of people by their ids. */
export type Names = Map<string, string>;

/** What tells two people of one name apart. */
export const beside = (one: Pick<Member, 'student_number' | 'affiliation'>): string =>
  [one.student_number, one.affiliation].filter(Boolean).join(' · ');

/** The active members of a lab whom some letters of a name, an address or a number find. */
export async function find(lab: string, q: string, limit: number): Promise<Member[]> {
  const query = { q, status: 'active' as const, limit };
  return (await want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }))).items;
}

/** A lab's technicians and managers, by name: who may be on duty, and be given work. */
export async function staffOf(lab: string): Promise<Member[]> {
  const staff = await all((page) => {
    const query = { status: 'active' as const, staff: true, ...page };
    return want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));
  });
  return staff.sort((a, b) => a.full_name.localeCompare(b.full_name));
}

/** A lab's member by their person's id; nothing when the lab has none such. */
export async function member(lab: string, id: string): Promise<Member | undefined> {
  try {
    return await want(api.GET('/api/v1/labs/{lab}/members/{person}', { params: { path: { lab, person: id } } }));
  } catch (cause) {
    if (cause instanceof Problem && cause.status === 404) return undefined;
    throw cause;
  }
}

const FRESH_MS = 60_000;
const kept = new Map<string, { at: number; name: Promise<string | undefined> }>();

function name(lab: string, id: string): Promise<string | undefined> {
  const key = `${person()?.id} ${lab} ${id}`;
  const known = kept.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.name;
  const name = member(lab, id).then((one) => one?.full_name);
  name.catch(() => kept.delete(key));
  kept.set(key, { at: Date.now(), name });
  return name;
}

/** What people are called whom no row names; each is asked for once a minute at most. Who is no member is left out. */
export async function namesOf(lab: string, ids: Iterable<string | null | undefined>): Promise<Names> {
  const own = person();
  const wanted = [...new Set(ids)].filter((id): id is string => !!id && id !== own?.id);
  const found = await Promise.all(wanted.map(async (id) => [id, await name(lab, id)] as const));
  const names: Names = new Map(found.flatMap(([id, name]) => (name ? [[id, name]] : [])));
  return own ? names.set(own.id, own.full_name) : names;
}

/** Whose a reservation or a session is. Its row names everybody but its reader. */
export function holder(one: { member?: string | null; member_name?: string | null }): string {
  const own = person();
  return one.member_name ?? (one.member && one.member === own?.id ? own.full_name : t('book-person-gone'));
}

/** Who is meant by an id; who is no member any more is called so. */
export const nameOf = (names: Names, id: string | null | undefined): string =>
  (id && names.get(id)) || t('book-person-gone');
