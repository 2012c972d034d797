import { api, want } from '../../../api/client';
import { person } from '../../../app/session.svelte';
import { t } from '../../../words/index.svelte';
import type { People } from './search';

const PAGE = 200;
const FRESH_MS = 60_000;
let kept: { whose: string; at: number; people: Promise<People> } | undefined;

/** Everybody in a lab, as its staff see them; asked once a minute at most. */
export function peopleOf(lab: string): Promise<People> {
  const whose = `${person()?.id} ${lab}`;
  if (kept?.whose !== whose || Date.now() - kept.at > FRESH_MS) {
    const people = readAll(lab);
    kept = { whose, at: Date.now(), people };
    people.catch(() => (kept = undefined));
  }
  return kept.people;
}

async function readAll(lab: string): Promise<People> {
  const people: People = new Map();
  let cursor: string | undefined;
  do {
    const query = { limit: PAGE, ...(cursor ? { cursor } : {}) };
    const page = await want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));
    for (const one of page.items) people.set(one.member, one);
    cursor = page.next ?? undefined;
  } while (cursor);
  return people;
}

/** A person's name; who is no member any more is called so. */
export function nameOf(people: People, id: string | null | undefined): string {
  const own = person();
  if (id && id === own?.id) return own.full_name;
  return (id && people.get(id)?.full_name) || t('book-person-gone');
}
