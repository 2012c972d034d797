import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';

export type Member = Schemas['Page_Member']['items'][number];
export type Qualification = Schemas['Qualification'];
export type Certification = Schemas['Certification'];

const RECENT = 10;

const membersPage = (lab: string) => (query: { limit: number; cursor?: string }) =>
  want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));

/** All members of a lab, those too who wait for its desk. */
export function everybody(lab: string): Promise<Member[]> {
  return all(membersPage(lab));
}

/** One member by their person's id; nothing when the lab has none such. The service has only the list of them. */
export async function someone(lab: string, id: string): Promise<Member | undefined> {
  const found = (list: Member[]) => list.some((one) => one.member === id);
  return (await all(membersPage(lab), found)).find((one) => one.member === id);
}

export function qualifications(lab: string): Promise<Qualification[]> {
  return all((query) => want(api.GET('/api/v1/labs/{lab}/qualifications', { params: { path: { lab }, query } })));
}

/** The certifications that a lab has given: all, or a person's, or those of one qualification. */
export function certifications(
  lab: string,
  of: { member?: string; qualification?: string } = {},
): Promise<Certification[]> {
  return all((page) => want(api.GET('/api/v1/certifications', { params: { query: { lab, ...of, ...page } } })));
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
