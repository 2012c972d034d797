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

const sessions = async (query: { lab: string; open?: boolean; to_settle?: boolean }) =>
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

const LOOK_BACK_DAYS = 60;
const LOOK_BACK_LIMIT = 100;
const AT_ONCE = 6;

/**
 * Finds the corrections that members propose and nobody has decided on, the oldest first, for managers. No operation lists
 * them: the audit trail tells whose sessions have proposals, and each of these sessions tells what became of its own. What
 * was decided stays so and is not asked for again.
 */
export class Proposals {
  #decided = new Set<string>();

  async read(lab: string, now: number): Promise<Proposal[]> {
    const from = new Date(now - LOOK_BACK_DAYS * 86_400_000).toISOString();
    const query = { action: 'session.correction_proposed', from, limit: LOOK_BACK_LIMIT };
    const trail = await want(api.GET('/api/v1/labs/{lab}/audit-events', { params: { path: { lab }, query } }));
    const proposed = trail.items.map((event) => ({
      session: event.subject.id ?? '',
      correction: (event.after as { correction?: string } | null)?.correction ?? '',
    }));
    const undecided = proposed.filter((one) => one.session && !this.#decided.has(one.correction));
    const asked = [...new Set(undecided.map((one) => one.session))];
    const found: Proposal[] = [];
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = await Promise.all(asked.slice(at, at + AT_ONCE).map((id) => this.#of(id)));
      found.push(...some.flat());
    }
    return found.sort((a, b) => a.correction.proposed_at.localeCompare(b.correction.proposed_at));
  }

  async #of(id: string): Promise<Proposal[]> {
    const params = { path: { id } };
    const { items } = await want(api.GET('/api/v1/usage-sessions/{id}/corrections', { params }));
    for (const one of items) if (one.status !== 'proposed') this.#decided.add(one.id);
    const waiting = items.filter((one) => one.status === 'proposed');
    if (waiting.length === 0) return [];
    const session = await want(api.GET('/api/v1/usage-sessions/{id}', { params }));
    return waiting.map((correction) => ({ correction, session }));
  }
}
