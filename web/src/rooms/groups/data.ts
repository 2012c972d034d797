import { api, want, type Schemas } from '../../api/client';
import { all } from '../../api/pages';
import { answersFor } from './rules';

export type Group = Schemas['LabGroup'];
export type GroupKind = Schemas['GroupKind'];
export type Booking = Schemas['GroupBooking'];
export type Attendance = Schemas['Attendance'];
export type HeadCount = Schemas['HeadCountOf'];
export type Machine = Schemas['Machine'];
/** Somebody by name, where the reader is told names. */
export type Named = { id: string; name: string };

const of = <Q>(lab: string, query: Q) => ({ params: { path: { lab }, query } });

/** Groups by name: of a lab's staff all, of others those that they belong to. */
export async function groups(lab: string, ask: { kind?: GroupKind; archived?: boolean } = {}): Promise<Group[]> {
  const found = await all((page) => want(api.GET('/api/v1/labs/{lab}/groups', of(lab, { ...page, ...ask }))));
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

export const group = (id: string): Promise<Group> => want(api.GET('/api/v1/groups/{id}', { params: { path: { id } } }));

/** What is booked for groups, by start. */
export const bookings = (lab: string, ask: { group?: string; from?: string; until?: string }): Promise<Booking[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/group-bookings', of(lab, { ...page, ...ask }))));

/** Every record of who came, the one that holds first. */
export const attendance = (id: string): Promise<Attendance[]> =>
  all((query) => want(api.GET('/api/v1/group-bookings/{id}/attendance', { params: { path: { id }, query } })));

export const machines = (lab: string): Promise<Machine[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of(lab, page))));

export const classes = (lab: string): Promise<Schemas['MachineClass'][]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/machine-classes', of(lab, page))));

/** A booking, and who came where the reader keeps it and it has begun. */
export async function readBooking(
  id: string,
  reader: { own: string | undefined; staff: boolean },
  now: number,
): Promise<{ booking: Booking; keeps: boolean; records: Attendance[] }> {
  const booking = await want(api.GET('/api/v1/group-bookings/{id}', { params: { path: { id } } }));
  const keeps = answersFor(booking, reader.own, reader.staff);
  const begun = !booking.cancelled_at && Date.parse(booking.starts_at) <= now;
  return { booking, keeps, records: keeps && begun ? await attendance(id) : [] };
}
