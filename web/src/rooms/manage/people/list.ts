import { finds, fold } from '../../../words/fold';
import type { Member } from './data';

/** The roles that a person may have in a lab. */
export const ROLES = ['student', 'technician', 'manager', 'funder'] as const;

/** How somebody stands with the lab: the first of these that holds. */
export const STANDINGS = ['pending', 'suspended', 'unclaimed', 'active'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What of the list is looked for. */
export interface Ask {
  words: string;
  role: string;
  standing: string;
  /** The people who hold a qualification; nothing when all are meant. */
  holders?: Set<string>;
}

export function suspended(one: Pick<Member, 'suspended_until'>, now: number): boolean {
  return !!one.suspended_until && Date.parse(one.suspended_until) > now;
}

export function standing(one: Member, now: number): Standing {
  if (one.status === 'pending') return 'pending';
  if (suspended(one, now)) return 'suspended';
  return one.unclaimed ? 'unclaimed' : 'active';
}

export const STANDING_KINDS = { pending: 'warn', suspended: 'bad', unclaimed: 'accent' } as const;

/** By what somebody signs in, as they would type it. */
export function signInName(one: Member): string {
  return one.email ?? one.phone ?? one.student_number ?? '';
}

const digits = (text: string) => text.replace(/\D/g, '');
const FEW_DIGITS = 3;

/** Whether words find somebody by name, address, affiliation or number; a number by any part of it. */
export function meant(words: string, one: Member): boolean {
  if (!fold(words)) return true;
  const text = [one.full_name, one.email, one.affiliation, one.student_number, one.phone].filter(Boolean).join(' ');
  if (finds(words.replace(/[,.;:()/-]+/g, ' '), text)) return true;
  const sought = digits(words);
  if (sought.length < FEW_DIGITS || /\p{L}/u.test(words)) return false;
  return [one.phone, one.student_number].some((number) => digits(number ?? '').includes(sought));
}

/** Whether somebody is of those looked for; words are looked for by the service. */
export function fits(one: Member, ask: Ask, now: number): boolean {
  if (ask.role && one.role !== ask.role) return false;
  if (ask.standing && standing(one, now) !== ask.standing) return false;
  return !ask.holders || ask.holders.has(one.member);
}

/** What a change of somebody says to the service: what is not changed is left out, but a suspension must be said again. */
export function changeOf(
  was: Member,
  to: { role: Member['role']; affiliation: string; student_number: string; reason: string },
) {
  const text = (now: string, before: string | null | undefined) => {
    const given = now.trim() || null;
    return given === (before ?? null) ? undefined : given;
  };
  const affiliation = text(to.affiliation, was.affiliation);
  const student_number = text(to.student_number, was.student_number);
  return {
    role: to.role,
    suspended_until: was.suspended_until ?? null,
    ...(affiliation === undefined ? {} : { affiliation }),
    ...(student_number === undefined ? {} : { student_number }),
    ...(to.reason.trim() ? { reason: to.reason.trim() } : {}),
  };
}
