import { api, want, type Schemas } from '../../api/client';
import { dayOf } from '../../words/when';
import { closuresOf, shutting } from '../today/closures';
import { daysShown, offeredFrom } from './days';
import { held, isTrained, trainings } from './training';

const USUAL_MINUTES = 60;

/** All that a machine's page shows. */
export interface Shown {
  /** The day it was read on, in its lab's zone. */
  today: string;
  machine: Schemas['Machine'];
  status: Schemas['MachineStatusView'];
  time: Schemas['Availability'];
  /** Closures of these days that shut it. */
  closures: Schemas['Closure'][];
  gaps: Schemas['Interval'][];
  policy: Schemas['Policy'];
  training: Schemas['LocalText'] | undefined;
  /** What a supervisor who must be on duty holds. */
  supervisor: Schemas['LocalText'] | undefined;
  /** Whether the reader may use it as far as training goes; nothing when nobody is signed in. */
  trained: boolean | undefined;
  /** The reader's own open session here. */
  session: Schemas['UsageSession'] | undefined;
}

async function openSession(machine: string): Promise<Schemas['UsageSession'] | undefined> {
  const page = await want(api.GET('/api/v1/me/usage', { params: { query: { open: true } } }));
  return page.items.find((one) => one.machine === machine);
}

async function gapsOf(machine: Schemas['Machine'], now: number): Promise<Schemas['Interval'][]> {
  const query = { machine: machine.id, duration_minutes: USUAL_MINUTES, from: offeredFrom(now) };
  const params = { path: { lab: machine.lab }, query };
  const found = await want(api.GET('/api/v1/labs/{lab}/free-machines', { params }));
  return found.items[0]?.gaps ?? [];
}

/** Reads a machine with its time of today and tomorrow in its lab's zone. */
export async function read(
  id: string,
  zoneOf: (lab: string) => string,
  person: string | undefined,
  now: number,
): Promise<Shown> {
  const path = { id };
  const [machine, status] = await Promise.all([
    want(api.GET('/api/v1/machines/{id}', { params: { path } })),
    want(api.GET('/api/v1/machines/{id}/status', { params: { path } })),
  ]);
  const zone = zoneOf(machine.lab);
  const today = dayOf(now, zone);
  const query = daysShown(today, zone);
  const [time, closures, gaps, session] = await Promise.all([
    want(api.GET('/api/v1/machines/{id}/availability', { params: { path, query } })),
    closuresOf(machine.lab, query.from, query.until),
    gapsOf(machine, now),
    person ? openSession(id) : undefined,
  ]);
  const policy = machine.effective_policy;
  const needed = policy.requires_qualification;
  const watched = policy.requires_supervisor;
  const [names, own] = await Promise.all([
    needed || watched ? trainings(machine.lab) : undefined,
    needed && person ? held(machine.lab, person) : undefined,
  ]);
  return {
    // By the answer's zone: the list of labs may know another, or none.
    today: dayOf(now, time.time_zone),
    machine,
    status,
    time,
    closures: shutting(closures, machine.id),
    gaps,
    policy,
    session,
    training: needed ? names?.get(needed)?.name : undefined,
    supervisor: watched ? names?.get(watched)?.name : undefined,
    trained: person ? !needed || (!!own && !!names && isTrained(policy, own, names)) : undefined,
  };
}
