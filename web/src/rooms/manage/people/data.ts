import { api, want, type Schemas } from '../../../api/client';

export type Member = Schemas['Page_Member']['items'][number];
export type Qualification = Schemas['Qualification'];
export type Certification = Schemas['Certification'];

const PAGE = 200;
const RECENT = 10;

type Page<T> = { items: T[]; next?: string | null };

/** Every page of a list, one after the other; `enough` ends it early. */
async function pages<T>(
  ask: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
  enough: (found: T[]) => boolean = () => false,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor ? { limit: PAGE, cursor } : { limit: PAGE });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && !enough(all));
  return all;
}

const membersPage = (lab: string) => (query: { limit: number; cursor?: string }) =>
  want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));

/** All members of a lab, those too who wait for its desk. */
export function everybody(lab: string): Promise<Member[]> {
  return pages(membersPage(lab));
}

/** One member by their person's id; nothing when the lab has none such. The service has only the list of them. */
export async function someone(lab: string, id: string): Promise<Member | undefined> {
  const found = (list: Member[]) => list.some((one) => one.member === id);
  return (await pages(membersPage(lab), found)).find((one) => one.member === id);
}

export function qualifications(lab: string): Promise<Qualification[]> {
  return pages((query) => want(api.GET('/api/v1/labs/{lab}/qualifications', { params: { path: { lab }, query } })));
}

/** The certifications that a lab has given: all, or a person's, or those of one qualification. */
export function certifications(
  lab: string,
  of: { member?: string; qualification?: string } = {},
): Promise<Certification[]> {
  return pages((page) => want(api.GET('/api/v1/certifications', { params: { query: { lab, ...of, ...page } } })));
}

/** The reservations of a person that stand from `from` on, the next first. */
export async function coming(lab: string, member: string, from: string): Promise<Schemas['Reservation'][]> {
  const query = { lab, member, from, limit: 50 };
  const page = await want(api.GET('/api/v1/reservations', { params: { query } }));
  const stands = ['pending', 'confirmed', 'checked_in'];
  return page.items.filter((one) => stands.includes(one.status)).slice(0, RECENT);
}

/** The sessions of a person that were recorded last. */
export async function recent(lab: string, member: string): Promise<Schemas['UsageSession'][]> {
  const query = { lab, member, limit: RECENT };
  return (await want(api.GET('/api/v1/usage-sessions', { params: { query } }))).items;
}
