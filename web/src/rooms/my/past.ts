import { all } from '../../api/pages';
import type { Schemas } from '../../api/client';

type Reservation = Pick<Schemas['Reservation'], 'starts_at'>;
interface Asked {
  from?: string;
  until: string;
  limit: number;
  cursor?: string;
}

const DAY_MS = 86_400_000;
const FIRST_DAYS = 30;
const PAGE = 20;

/**
 * Bookings that begin before `until`, the latest first, as many as a screen wants; `next` is where those before them end.
 * The service tells the earliest first: so they are asked for by ever longer spans of time, back to the first there is.
 */
export async function before<T extends Reservation>(
  ask: (query: Asked) => Promise<{ items: T[]; next?: string | null }>,
  until: string,
): Promise<{ items: T[]; next: string | null }> {
  const [first] = (await ask({ until, limit: 1 })).items;
  const earlier = (end: string) => !!first && Date.parse(first.starts_at) < Date.parse(end);
  const items: T[] = [];
  let end = until;
  for (let days = FIRST_DAYS; items.length < PAGE && earlier(end); days *= 2) {
    const span = { from: new Date(Date.parse(end) - days * DAY_MS).toISOString(), until: end };
    const found = await all((page) => ask({ ...span, ...page }));
    // What began before the span and reaches into it comes with the next.
    items.push(...found.filter((one) => Date.parse(one.starts_at) >= Date.parse(span.from)).reverse());
    end = span.from;
  }
  return { items, next: earlier(end) ? end : null };
}
