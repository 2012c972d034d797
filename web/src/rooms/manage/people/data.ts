import { api, want, type Schemas } from '../../../api/client';
import { all, sift } from '../../../api/pages';

export type Member = Schemas['Page_Member']['items'][number];
export type Qualification = Schemas['Qualification'];
export type Certification = Schemas['Certification'];

const RECENT = 10;

type Page = Schemas['Page_Member'];
type Ask = { limit: number; cursor?: string; q?: string; status?: Member['status'] };

const ask = (lab: string, query: Ask): Promise<Page> =>
  want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));

const PAGE = 50;

/** A page of a lab's members, as they joined: those whom words find, and of them those who fit where that is asked. */
export function members(lab: string, q: string, fits: ((one: Member) => boolean) | undefined, cursor?: string) {
  const words = q.trim() ? { q: q.trim() } : {};
  return fits
    ? sift((page) => ask(lab, { ...page, ...words }), fits, PAGE, cursor)
    : ask(lab, { ...words, limit: PAGE, ...(cursor && { cursor }) });
}

/** Who waits for the desk, the first to come first. */
export const atTheDesk = (lab: string): Promise<Member[]> => all((page) => ask(lab, { ...page, status: 'pending' }));

/** Who has not taken over yet the account that the lab made for them. */
export async function unclaimed(lab: string): Promise<Member[]> {
  return (await all((page) => ask(lab, page))).filter((one) => one.unclaimed);
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
