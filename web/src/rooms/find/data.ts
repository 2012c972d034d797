import { api, want, type Schemas } from '../../api/client';
import { all } from '../../api/pages';
import { dayOf, plusDays } from '../../words/when';
import { board } from '../board/data';
import { instant, spanOf } from '../board/spans';
import { held, isTrained, trainings, type Held } from '../machine/training';
import { closedAt, closuresOf, shutting } from '../today/closures';
import type { Ask } from './ask';
import { soonest, timeOf, wantedOn } from './time';
import { why, type Why } from './why';

type Machine = Schemas['Machine'];
const PAGE = 200;
const MINUTE_MS = 60_000;

/** What a lab has, and what the reader's trainings are. */
export interface Ground {
  lab: string;
  machines: Machine[];
  classes: Schemas['MachineClass'][];
  trainings: Map<string, Schemas['Qualification']>;
  /** The trainings that the reader holds; nothing when nobody is signed in. */
  held: Held | undefined;
}

/** A machine that fits, with the times to book, or why there is none. */
export interface Row {
  machine: Machine;
  policy: Schemas['Policy'];
  training: Schemas['LocalText'] | undefined;
  untrained: boolean;
  /** Whether the reader's membership is suspended. */
  suspended: boolean;
  exact: Schemas['Interval'] | undefined;
  gaps: Schemas['Interval'][];
  why: Why | undefined;
  /** What shuts it then, where `why` is that it is closed and a closure says so. */
  closure: Schemas['Closure'] | undefined;
}

async function machinesOf(
  lab: string,
  filter: Pick<Ask, 'process' | 'material_class'> & { wanted_on?: string },
): Promise<Machine[]> {
  const path = { lab };
  return all((page) =>
    want(api.GET('/api/v1/labs/{lab}/machines', { params: { path, query: { ...filter, ...page } } })),
  );
}

export async function groundOf(lab: string, person: string | undefined): Promise<Ground> {
  const path = { lab };
  const [machines, classes, names, own] = await Promise.all([
    machinesOf(lab, {}),
    want(api.GET('/api/v1/labs/{lab}/machine-classes', { params: { path, query: { limit: PAGE } } })),
    trainings(lab),
    person ? held(lab, person) : undefined,
  ]);
  return {
    lab,
    machines,
    classes: classes.items,
    trainings: names,
    held: own,
  };
}

type Free = Map<string, Schemas['FreeMachine']>;
type When = { starts_at: string; ends_at: string } | { duration_minutes: number; from?: string };
async function freeMachines(lab: string, ask: Ask, when: When): Promise<Free> {
  const { process, material_class, machine } = ask;
  const query = { process, material_class, class: ask.class, machine, ...when };
  const found = await want(api.GET('/api/v1/labs/{lab}/free-machines', { params: { path: { lab }, query } }));
  return new Map(found.items.map((one) => [one.machine, one]));
}

/** The span on the board in which something busy stands against the time: the buffer after it counts. */
function around(time: Schemas['Interval'], machines: Machine[]): [string, string] {
  const buffer = Math.max(0, ...machines.map((one) => one.effective_policy.buffer_minutes));
  return [time.starts_at, instant(Date.parse(time.ends_at) + buffer * MINUTE_MS)];
}

/** Says of what is closed then which closure it is. */
async function tellClosures(rows: Row[], lab: string, time: Schemas['Interval']): Promise<void> {
  const closures = await closuresOf(lab, time.starts_at, time.ends_at);
  const then = Date.parse(time.starts_at);
  for (const row of rows) if (row.why === 'closed') row.closure = closedAt(shutting(closures, row.machine.id), then);
}

/** The machines that fit: free at the asked time first, then by their next free time, those without any last. */
export async function search(ask: Ask, ground: Ground, zone: string, now: number): Promise<Row[]> {
  const { lab } = ground;
  const byCapability = ask.process || ask.material_class;
  const { process, material_class } = ask;
  const time = timeOf(ask, zone);
  const [able, then, next, day] = await Promise.all([
    byCapability ? machinesOf(lab, { process, material_class, ...wantedOn(ask) }) : ground.machines,
    time ? freeMachines(lab, ask, time) : undefined,
    freeMachines(lab, ask, soonest(ask, time, now)),
    time ? board(lab, ...around(time, ground.machines)) : undefined,
  ]);
  const fitting = able.filter(
    (one) => (!ask.class || one.class === ask.class) && (!ask.machine || one.id === ask.machine),
  );
  const onBoard = new Map(day?.machines.map((one) => [one.id, one]));
  // A membership is of the lab: what is answered of one machine holds for all.
  const suspended = [...(then?.values() ?? []), ...next.values()].some((one) => one.refusals.includes('suspended'));

  const rows = fitting.map((machine): Row => {
    const policy = machine.effective_policy;
    const needed = policy.requires_qualification;
    const untrained = !!ground.held && !isTrained(policy, ground.held, ground.trainings);
    const exact = then?.get(machine.id)?.gaps[0];
    const gaps = next.get(machine.id)?.gaps ?? [];
    const today = dayOf(now, zone);
    const reason = () =>
      why({
        status: machine.status,
        policy,
        minutes: ask.minutes,
        suspended,
        untrained,
        now,
        exact: time && {
          time: spanOf(time),
          open: onBoard.get(machine.id)?.open ?? [],
          busy: onBoard.get(machine.id)?.busy ?? [],
          zone,
          day: dayOf(time.starts_at, zone),
          last: plusDays(today, policy.max_days_ahead),
        },
      });
    const fits = !untrained && !suspended && (time ? !!exact : gaps.length > 0);
    const training = needed ? ground.trainings.get(needed)?.name : undefined;
    const told = fits ? undefined : reason();
    return { machine, policy, training, untrained, suspended, exact, gaps, why: told, closure: undefined };
  });
  if (time && rows.some((row) => row.why === 'closed')) await tellClosures(rows, lab, time);
  const first = (row: Row) => (row.gaps[0] ? Date.parse(row.gaps[0].starts_at) : Infinity);
  const group = (row: Row) => (row.why === undefined ? 0 : row.gaps.length > 0 && !row.untrained ? 1 : 2);
  return rows
    .filter((row) => !ask.trained || !row.untrained)
    .sort((a, b) => group(a) - group(b) || first(a) - first(b) || 0);
}
