import { isDay, mondayOf, plusDays } from '../../../words/zone';

/** Local dates: the first, and the one after the last. */
export interface Span {
  from: string;
  until: string;
}

export const PRESETS = [
  'last-30-days',
  'this-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'last-12-months',
] as const;
export type Preset = (typeof PRESETS)[number];

/** What the service answers of at once. */
export const MOST_DAYS = 1860;

/** The first day of the month that is `months` after the one of `day`. */
function monthStart(day: string, months = 0): string {
  const date = new Date(`${day.slice(0, 7)}-01T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** The days of a preset as of the local date `today`, which they may include but not pass. */
export function spanOf(preset: Preset, today: string): Span {
  const tomorrow = plusDays(today, 1);
  const quarter = monthStart(today, -((Number(today.slice(5, 7)) - 1) % 3));
  const year = Number(today.slice(0, 4));
  switch (preset) {
    case 'last-30-days':
      return { from: plusDays(today, -29), until: tomorrow };
    case 'this-week':
      return { from: mondayOf(today), until: tomorrow };
    case 'this-month':
      return { from: monthStart(today), until: tomorrow };
    case 'last-month':
      return { from: monthStart(today, -1), until: monthStart(today) };
    case 'this-quarter':
      return { from: quarter, until: tomorrow };
    case 'last-quarter':
      return { from: monthStart(quarter, -3), until: quarter };
    case 'this-year':
      return { from: `${year}-01-01`, until: tomorrow };
    case 'last-year':
      return { from: `${year - 1}-01-01`, until: `${year}-01-01` };
    case 'last-12-months':
      return { from: monthStart(today, -11), until: tomorrow };
  }
}

export function daysOf({ from, until }: Span): number {
  return Math.round((Date.parse(`${until}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/**
 * The days that the address asks for: a preset by `period`, or from `from` to `to`, both included. What it cannot be
 * is the last thirty days.
 */
export function periodOf(query: URLSearchParams, today: string): Span & { preset: Preset | null } {
  const [from, to] = [query.get('from'), query.get('to')];
  if (isDay(from) && isDay(to) && from <= to) {
    const span = { from, until: plusDays(to, 1) };
    if (daysOf(span) <= MOST_DAYS) return { ...span, preset: null };
  }
  const preset = PRESETS.find((one) => one === query.get('period')) ?? PRESETS[0];
  return { ...spanOf(preset, today), preset };
}

export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

const DAYS_BY_DAY = 45;
const DAYS_BY_WEEK = 200;

/** How finely a course over time is told, unless somebody chooses. */
export function stepFor(span: Span): Step {
  const days = daysOf(span);
  return days <= DAYS_BY_DAY ? 'day' : days <= DAYS_BY_WEEK ? 'week' : 'month';
}

/** The Monday of an ISO week, e.g. `2026-W36`. */
export function mondayOfWeek(key: string): string {
  const [year = '', week = ''] = key.split('-W');
  // The fourth of January is always in the first week.
  return plusDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
}
