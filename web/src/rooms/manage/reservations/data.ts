import { api, want, wantTagged, type Schemas } from '../../../api/client';

export type Reservation = Schemas['Reservation'];
export interface Filter {
  lab: string;
  machine?: string;
  member?: string;
  status?: Schemas['ReservationStatus'];
  from?: string;
  until?: string;
}
/** A machine that something may be moved to. */
export type MachineName = Pick<Schemas['BoardMachine'], 'id' | 'name'> & { status?: Schemas['MachineStatus'] };

const MOST_A_PAGE = 200;

/** The first `count` reservations by start, and whether there are more. */
export async function reservations(filter: Filter, count: number): Promise<{ items: Reservation[]; more: boolean }> {
  const items: Reservation[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, limit: Math.min(MOST_A_PAGE, count - items.length), ...(cursor ? { cursor } : {}) };
    const page = await want(api.GET('/api/v1/reservations', { params: { query } }));
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && items.length < count);
  return { items, more: !!cursor };
}

/** A reservation and the mark that changing it needs. */
export async function reservation(id: string) {
  const { data, etag } = await wantTagged(api.GET('/api/v1/reservations/{id}', { params: { path: { id } } }));
  return { one: data, etag };
}

/** Every machine of a lab that is not retired. */
export async function machinesOf(lab: string): Promise<MachineName[]> {
  const params = { path: { lab }, query: { limit: MOST_A_PAGE } };
  const page = await want(api.GET('/api/v1/labs/{lab}/machines', { params }));
  return page.items;
}

/** The sessions in which a reservation was used. */
export async function sessionsOf(one: Reservation): Promise<Schemas['UsageSession'][]> {
  const day = 86_400_000;
  const query = {
    lab: one.lab,
    machine: one.machine,
    from: new Date(Date.parse(one.starts_at) - day).toISOString(),
    until: one.ends_at,
    limit: 50,
  };
  const page = await want(api.GET('/api/v1/usage-sessions', { params: { query } }));
  return page.items.filter((session) => session.reservation === one.id);
}

/** What the trail tells of a reservation, the newest first. */
export async function historyOf(lab: string, subject: string): Promise<Schemas['Page_AuditEvent']['items']> {
  const params = { path: { lab }, query: { subject, limit: 100 } };
  return (await want(api.GET('/api/v1/labs/{lab}/audit-events', { params }))).items;
}
