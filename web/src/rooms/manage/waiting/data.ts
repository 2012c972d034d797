import { api, want, type Schemas } from '../../../api/client';
import { machines, people, type Correction, type Named, type People, type Session } from '../sessions/data';
import { overdue, outForLong } from './urgent';

const LIMIT = 200;

/** A machine that is out of service, with its status. */
export interface Out {
  machine: Schemas['Machine'];
  status: Schemas['MachineStatusView'];
}

/** What waits for staff in a lab, beside proposed corrections. */
export interface Waiting {
  people: People;
  names: Map<string, Named>;
  approvals: Schemas['Reservation'][];
  open: Session[];
  settle: Session[];
  desk: Schemas['Member'][];
  requests: Schemas['EquipmentRequestSummary'][];
  out: Out[];
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

async function statusOf(machine: Schemas['Machine']): Promise<Out> {
  const path = { id: machine.id };
  return { machine, status: await want(api.GET('/api/v1/machines/{id}/status', { params: { path } })) };
}

const KEEP_MS = 300_000;

/** Who is who in a lab. Kept for a while: what waits is read again at every change, names seldom change. */
export class Names {
  #kept: { lab: string; people: People; at: number } | undefined;

  async of(lab: string, now: number): Promise<People> {
    if (this.#kept?.lab !== lab || now - this.#kept.at > KEEP_MS)
      this.#kept = { lab, people: await people(lab), at: now };
    return this.#kept.people;
  }

  /** As `of`, read anew where one of these people came since. */
  async withAll(lab: string, ids: (string | null | undefined)[], now: number): Promise<People> {
    const known = await this.of(lab, now);
    if (ids.every((id) => !id || known.has(id)) || this.#kept?.at === now) return known;
    this.#kept = undefined;
    return this.of(lab, now);
  }
}

/** Reads what waits. `manager`: also what only managers decide on. */
export async function read(lab: string, manager: boolean, names: Names, now: number): Promise<Waiting> {
  const [pending, open, settle, desk, wishes, , all] = await Promise.all([
    manager ? approvals(lab) : [],
    sessions({ lab, open: true }),
    sessions({ lab, to_settle: true }),
    atTheDesk(lab),
    manager ? requests(lab) : [],
    names.of(lab, now),
    machines(lab),
  ]);
  const out = await Promise.all(all.filter((one) => one.status === 'out_of_service').map(statusOf));
  return {
    people: await names.withAll(
      lab,
      [...pending, ...open, ...settle].map((one) => one.member),
      now,
    ),
    names: new Map(all.map((one) => [one.id, one.name])),
    approvals: pending,
    open,
    // What is open and too long is told once.
    settle: settle.filter((one) => !overdue(open, now).some((late) => late.id === one.id)),
    desk,
    requests: wishes,
    out: out.filter((one) => outForLong(one.status, now)),
  };
}

/** A correction that waits, with its session as it stands. */
export interface Proposal {
  correction: Correction;
  session: Session;
}

async function proposalsOf(session: Session): Promise<Proposal[]> {
  const params = { path: { id: session.id } };
  const { items } = await want(api.GET('/api/v1/usage-sessions/{id}/corrections', { params }));
  return items.filter((one) => one.status === 'proposed').map((correction) => ({ correction, session }));
}

/** The corrections that members of a lab propose and nobody has decided on, the oldest first. */
export async function proposals(lab: string): Promise<Proposal[]> {
  const found = await Promise.all((await sessions({ lab, correction_proposed: true })).map(proposalsOf));
  return found.flat().sort((a, b) => a.correction.proposed_at.localeCompare(b.correction.proposed_at));
}
