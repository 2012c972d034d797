import type { Schemas } from '../../../api/client';
import { finds, fold } from '../../../words/fold';

export type Member = Schemas['Page_Member']['items'][number];
/** A lab's members by their person's id. */
export type People = Map<string, Member>;

/** What tells two people of one name apart. */
export const beside = (one: Pick<Member, 'student_number' | 'affiliation'>): string =>
  [one.student_number, one.affiliation].filter(Boolean).join(' · ');

/** Who is meant by some letters of a name, a student number or an e-mail address; active members alone, by name. */
export function findPeople(people: People, query: string, most: number): Member[] {
  const begins = (text: string | null | undefined) => !!text && fold(text).startsWith(fold(query));
  return [...people.values()]
    .filter((one) => one.status === 'active')
    .filter((one) => finds(query, one.full_name) || begins(one.student_number) || begins(one.email))
    .sort((a, b) => a.full_name.localeCompare(b.full_name))
    .slice(0, most);
}
