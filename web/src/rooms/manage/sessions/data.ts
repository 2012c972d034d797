import { api, want, type Schemas } from '../../../api/client';
import { t } from '../../../words/index.svelte';
import { holder, namesOf, type Names } from '../../booking/staff/people';

export type Session = Schemas['UsageSession'];
export type Correction = Schemas['SessionCorrection'];
export type Named = Schemas['LocalText'];
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

/** Whose a session is; a machine's own may be nobody's. */
export const whose = (session: Session): string => (session.member ? holder(session) : t('sessions-nobody'));

/** The people whom a session and its corrections name by their ids alone. */
export function named(session: Session, corrections: Correction[]): Promise<Names> {
  const ids = corrections.flatMap((one) => [one.proposed_by, one.decided_by, one.before.member, one.after.member]);
  const known: Names = new Map(session.member && session.member_name ? [[session.member, session.member_name]] : []);
  const others = ids.filter((id) => id && !known.has(id));
  return namesOf(session.lab, others).then((names) => new Map([...names, ...known]));
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
