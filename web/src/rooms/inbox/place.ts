import type { Schemas } from '../../api/client';

type Told = Pick<Schemas['Notification'], 'kind' | 'subject' | 'link'>;

/** Where this client shows what a notification is about, the nearest place first; of the others the service's link tells. */
const PLACES: Partial<Record<Told['kind'], (id: string) => string[]>> = {
  'certification.granted': () => ['/training'],
  'certification.revoked': () => ['/training'],
  'certification.expires_soon': () => ['/training'],
  'enrolment.promoted': () => ['/training'],
  'course_session.cancelled': () => ['/training'],
  'incident.reported': (id) => [`/manage/maintenance/incidents/${id}`, '/manage/maintenance'],
  'work_order.opened': (id) => [`/manage/maintenance/orders/${id}`, '/manage/maintenance'],
  'stock_item.low': (id) => [`/manage/stock/${id}`, '/manage/stock'],
};

/** Where a notification leads: to its own place where `known` says that there is such a screen, else where the service says. */
export function placeOf({ kind, subject, link }: Told, known: (path: string) => boolean): string {
  const own = PLACES[kind]?.(subject.id) ?? [];
  return [...own, link].find(known) ?? '/';
}

/** The moment up to which all is read when the reader has seen these: what came since then stays unread. */
export function seenUntil(items: Pick<Schemas['Notification'], 'created_at'>[]): string | undefined {
  const latest = (a: string, b: string) => (Date.parse(a) < Date.parse(b) ? b : a);
  return items.length > 0 ? items.map((one) => one.created_at).reduce(latest) : undefined;
}
