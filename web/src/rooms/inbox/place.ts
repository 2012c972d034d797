import type { Schemas } from '../../api/client';

type Told = Pick<Schemas['Notification'], 'link'>;

/** Where a notification leads: where the service says, if `known` says that there may be such a screen. */
export const placeOf = ({ link }: Told, known: (path: string) => boolean): string => (known(link) ? link : '/');

/** The moment up to which all is read when the reader has seen these: what came since then stays unread. */
export function seenUntil(items: Pick<Schemas['Notification'], 'created_at'>[]): string | undefined {
  const latest = (a: string, b: string) => (Date.parse(a) < Date.parse(b) ? b : a);
  return items.length > 0 ? items.map((one) => one.created_at).reduce(latest) : undefined;
}
