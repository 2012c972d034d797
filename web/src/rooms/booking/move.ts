import { api, send, want, type Attempt, type Schemas } from '../../api/client';
import { Problem } from '../../api/problem';

type To = Schemas['ReservationPatch'];

const same = (a: string, b: string) => Date.parse(a) === Date.parse(b);
const standsAt = ({ machine, starts_at, ends_at }: Schemas['Reservation'], to: To): boolean =>
  machine === (to.machine ?? machine) &&
  same(starts_at, to.starts_at ?? starts_at) &&
  same(ends_at, to.ends_at ?? ends_at);

/**
 * Moves a reservation as it was read. An answer that was lost is asked for again; when it stands by then where it was
 * to go, the change that came first was one's own.
 */
export async function move(
  id: string,
  etag: string,
  to: To,
  watch: (attempt: Attempt) => void,
): Promise<Schemas['Reservation']> {
  const path = { id };
  const params = { path, header: { 'If-Match': etag } };
  try {
    return await send(() => api.PATCH('/api/v1/reservations/{id}', { params, body: to }), { watch });
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status !== 412) throw cause;
    const now = (await want(api.GET('/api/v1/reservations/{id}', { params: { path } }))) as Schemas['Reservation'];
    if (!standsAt(now, to)) throw cause;
    return now;
  }
}
