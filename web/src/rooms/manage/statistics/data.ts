import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { fileQuery, type Format } from '../../figures/file';
import { daysOf, type Span, type Step } from './period';

export type Group = Schemas['Group'];
export const GROUPINGS = ['machine', 'class', 'process', 'affiliation', 'role'] as const;
export type Grouping = (typeof GROUPINGS)[number] | Step;

/** What the figures are of: all machines, or those that one of these names. */
export interface Part {
  machine?: string;
  class?: string;
  process?: Schemas['Process'];
}
export type Question = Span & Part & { lab: string };

const HOUR = 3600;
const hours = (seconds: number | null | undefined) => (typeof seconds === 'number' ? seconds / HOUR : null);
const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** The figures that can be drawn: how each is read from a group, and the service's name of its definition. */
export const MEASURES = {
  utilization: { kind: 'share', defined: 'utilization', of: (one: Group) => one.utilization ?? null },
  used: { kind: 'hours', defined: 'used', of: (one: Group) => hours(one.used_seconds) },
  reserved: { kind: 'hours', defined: 'reserved', of: (one: Group) => hours(one.reserved_seconds) },
  'booking-fill': { kind: 'share', defined: 'booking_fill', of: (one: Group) => one.booking_fill ?? null },
  open: { kind: 'hours', defined: 'open', of: (one: Group) => hours(one.open_seconds) },
  available: { kind: 'hours', defined: 'available', of: (one: Group) => hours(one.available_seconds) },
  availability: {
    kind: 'share',
    defined: 'availability',
    of: (one: Group) => share(one.available_seconds, one.open_seconds),
  },
  'downtime-planned': {
    kind: 'hours',
    defined: 'downtime_planned',
    of: (one: Group) => hours(one.downtime_planned_seconds),
  },
  'downtime-unplanned': {
    kind: 'hours',
    defined: 'downtime_unplanned',
    of: (one: Group) => hours(one.downtime_unplanned_seconds),
  },
  'outside-open': {
    kind: 'hours',
    defined: 'used_outside_open',
    of: (one: Group) => hours(one.used_outside_open_seconds),
  },
  sessions: { kind: 'count', defined: 'sessions', of: (one: Group) => one.sessions ?? null },
  reach: { kind: 'count', defined: 'reach', of: (one: Group) => one.reach ?? null },
  headcount: { kind: 'count', defined: 'headcount', of: (one: Group) => one.headcount ?? null },
  'success-rate': { kind: 'share', defined: 'success_rate', of: (one: Group) => one.success_rate ?? null },
  'no-show-rate': { kind: 'share', defined: 'no_show_rate', of: (one: Group) => one.no_show_rate ?? null },
  'no-show': { kind: 'hours', defined: 'no_show', of: (one: Group) => hours(one.no_show_seconds) },
} as const satisfies Record<
  string,
  { kind: 'share' | 'hours' | 'count'; defined: string; of: (one: Group) => number | null }
>;
export type Measure = keyof typeof MEASURES;

const ALWAYS: Measure[] = ['utilization', 'used', 'available', 'sessions', 'reach'];

/** The figures of a row beside a chart: the one that is drawn, and those that one always wants; a file holds all. */
export const columnsFor = (drawn: Measure): Measure[] => [drawn, ...ALWAYS.filter((one) => one !== drawn)];

function queryOf({ from, until, machine, class: kind, process }: Question) {
  return { from, until, ...(machine && { machine }), ...(kind && { class: kind }), ...(process && { process }) };
}

export async function utilization(question: Question, group_by: Grouping): Promise<Schemas['Figures']> {
  const params = { path: { lab: question.lab }, query: { ...queryOf(question), group_by } };
  return (await want(api.GET('/api/v1/labs/{lab}/utilization', { params }))) as Schemas['Figures'];
}

/** A file of the same figures. */
export function file(question: Question, group_by: Grouping, format: Format): string {
  const query = fileQuery({ ...queryOf(question), group_by }, format);
  return `/api/v1/labs/${encodeURIComponent(question.lab)}/utilization?${query}`;
}

/** The service tells each kind of no for a year at most. */
const MOST_DEMAND_DAYS = 366;

/** What was asked for in vain: time by capability, and each kind of no, of the whole lab; the kinds not for too long a time. */
export async function unmet({ lab, from, until }: Question) {
  const params = { path: { lab }, query: { from, until } };
  const short = daysOf({ from, until }) <= MOST_DEMAND_DAYS;
  const [denied, demand] = await Promise.all([
    want(api.GET('/api/v1/labs/{lab}/statistics/denied', { params })),
    short ? want(api.GET('/api/v1/labs/{lab}/demand-signals', { params })) : undefined,
  ]);
  return { denied, demand };
}

export function unmetFile(
  { lab, from, until }: Question,
  what: 'statistics/denied' | 'demand-signals',
  format: Format,
): string {
  return `/api/v1/labs/${encodeURIComponent(lab)}/${what}?${fileQuery({ from, until }, format)}`;
}

/** What the figures can be narrowed to; what is retired was in use once. */
export async function parts(lab: string) {
  const path = { lab };
  const machines = (status?: 'retired') =>
    all((page) => want(api.GET('/api/v1/labs/{lab}/machines', { params: { path, query: { ...page, status } } })));
  const [standing, retired, classes] = await Promise.all([
    machines(),
    machines('retired'),
    all((query) => want(api.GET('/api/v1/labs/{lab}/machine-classes', { params: { path, query } }))),
  ]);
  return { machines: [...standing, ...retired], classes };
}
