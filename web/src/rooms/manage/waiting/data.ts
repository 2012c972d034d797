import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import type { Names } from '../../booking/staff/people';
import type { Incident } from '../maintenance/data';
import { machines, named, type Correction, type Named, type Session } from '../sessions/data';
import { sort, type Noticed, type Sorted } from './attention';
import { overdue } from './urgent';

const LIMIT = 200;

/** A machine that is locked, with its status. */
export interface Out {
  noticed: Noticed;
  status: Schemas['MachineStatusView'];
}

/** What waits for staff in a lab, beside proposed corrections. */
export interface Waiting {
  names: Map<string, Named>;
  approvals: Schemas['Reservation'][];
  open: Session[];
  settle: Session[];
  desk: Schemas['Member'][];
  requests: Schemas['EquipmentRequestSummary'][];
  /** Faults that lock their machine, or might well. */
  faults: Incident[];
  /** Faults that one can work with. */
  small: Incident[];
  out: Out[];
  noticed: Sorted;
  /** Kinds of which the service has more than it tells. */
  leftOut: Schemas['AttentionKind'][];
}

const sessions = async (query: { lab: string; open?: boolean; to_settle?: boolean; correction_proposed?: boolean }) =>
  (await want(api.GET('/api/v1/usage-sessions', { params: { query: { ...query, limit: LIMIT } } }))).items;

async function approvals(lab: string): Promise<Schemas['Reservation'][]> {
  const query = { lab, status: 'pending', limit: LIMIT } as const;
  return (await want(api.GET('/api/v1/reservations', { params: { query } }))).items;
}

async function atTheDesk(lab: string): Promise<Schemas['Member'][]> {
  const query = { status: 'pending', limit: LIMIT } as const;
  const page = await want(api.GET('/api/v1/labs/{lab}/members', { params: { path: { lab }, query } }));
  return page.items.sort((a, b) => a.joined_at.localeCompare(b.joined_at));
}

async function requests(lab: string): Promise<Schemas['EquipmentRequestSummary'][]> {
  const of = (status: 'submitted' | 'under_review') =>
    want(
      api.GET('/api/v1/labs/{lab}/equipment-requests', { params: { path: { lab }, query: { status, limit: LIMIT } } }),
    );
  const pages = await Promise.all([of('submitted'), of('under_review')]);
  return pages.flatMap((page) => page.items.sort((a, b) => String(a.created_at).localeCompare(String(b.created_at))));
}

async function outOf(noticed: Noticed): Promise<Out> {
  const path = { id: noticed.subject.id };
  return { noticed, status: await want(api.GET('/api/v1/machines/{id}/status', { params: { path } })) };
}

const attention = (lab: string) => want(api.GET('/api/v1/labs/{lab}/attention', { params: { path: { lab } } }));

/** The open faults of a lab, the oldest first. */
async function openFaults(lab: string): Promise<Incident[]> {
  const query = { lab, status: 'open' as const };
  const faults = await all((page) => want(api.GET('/api/v1/incidents', { params: { query: { ...query, ...page } } })));
  return faults.reverse();
}

/** Reads what waits. `manager`: also what only managers decide on. */
export async function read(lab: string, manager: boolean, now: number): Promise<Waiting> {
  const [pending, open, unsettled, desk, wishes, machinesThere, incidents, seen] = await Promise.all([
    manager ? approvals(lab) : [],
    sessions({ lab, open: true }),
    sessions({ lab, to_settle: true }),
    atTheDesk(lab),
    manager ? requests(lab) : [],
    machines(lab),
    openFaults(lab),
    attention(lab),
  ]);
  const late = overdue(open, now);
  // What is open and too long is told once.
  const settle = unsettled.filter((one) => !late.some(({ id }) => id === one.id));
  const locked = new Set<string>(incidents.filter((one) => one.locks_machine).map((one) => one.machine));
  const noticed = sort(seen.items, locked, new Set([...late, ...settle].map(({ id }) => id)));
  return {
    names: new Map(machinesThere.map((one) => [one.id, one.name])),
    approvals: pending,
    open,
    settle,
    desk,
    requests: wishes,
    faults: incidents.filter(({ severity }) => severity !== 'minor'),
    small: incidents.filter(({ severity }) => severity === 'minor'),
    out: await Promise.all(noticed.out.map(outOf)),
    noticed,
    leftOut: seen.left_out,
  };
}

/** A correction that waits, with its session as it stands. */
export interface Proposal {
  correction: Correction;
  session: Session;
  /** The people whom they name by ids. */
  names: Names;
}

async function proposalsOf(session: Session): Promise<Proposal[]> {
  const params = { path: { id: session.id } };
  const { items } = await want(api.GET('/api/v1/usage-sessions/{id}/corrections', { params }));
  const proposed = items.filter((one) => one.status === 'proposed');
  const names = await named(session, proposed);
  return proposed.map((correction) => ({ correction, session, names }));
}

/** The corrections that members of a lab propose and nobody has decided on, the oldest first. */
export async function proposals(lab: string): Promise<Proposal[]> {
  const found = await Promise.all((await sessions({ lab, correction_proposed: true })).map(proposalsOf));
  return found.flat().sort((a, b) => a.correction.proposed_at.localeCompare(b.correction.proposed_at));
}
