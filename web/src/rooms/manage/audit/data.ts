import { api, want, type Schemas } from '../../../api/client';
import { instantOf, isDay, plusDays } from '../../../words/when';

/** What the address asks of the trail; `from` and `to` are local days, both included. */
export interface Asked {
  action?: string;
  type?: string;
  actor?: string;
  /** Whose whole trail it is. */
  member?: string;
  subject?: string;
  from?: string;
  to?: string;
}

export function askedOf(query: URLSearchParams): Asked {
  const said = (name: string) => query.get(name) || undefined;
  const day = (name: string) => (isDay(said(name)) ? said(name) : undefined);
  const [action, type, actor, member, subject] = ['action', 'type', 'actor', 'member', 'subject'].map(said);
  return { action, type, actor, member, subject, from: day('from'), to: day('to') };
}

const PAGE = 50;

/** The trail's question as the service takes it. */
function filter(asked: Asked, zone: string) {
  return {
    action: asked.action,
    subject_type: asked.type,
    actor: asked.actor,
    member: asked.member,
    subject: asked.subject,
    from: asked.from && instantOf(asked.from, '00:00', zone),
    until: asked.to && instantOf(plusDays(asked.to, 1), '00:00', zone),
  };
}

/** Where all that the trail tells of it is a file. */
export function fileOf(lab: string, asked: Asked, zone: string): string {
  const said = Object.entries(filter(asked, zone)).filter((one): one is [string, string] => !!one[1]);
  return `/api/v1/labs/${lab}/audit-events?${new URLSearchParams([...said, ['format', 'csv']])}`;
}

export function events(lab: string, asked: Asked, zone: string, cursor?: string): Promise<Schemas['Page_AuditEvent']> {
  const query = { ...filter(asked, zone), limit: PAGE, cursor };
  return want(api.GET('/api/v1/labs/{lab}/audit-events', { params: { path: { lab }, query } }));
}
