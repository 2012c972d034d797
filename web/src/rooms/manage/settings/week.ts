import type { Schemas } from '../../../api/client';

type OpeningSpan = Schemas['OpeningSpan'];
export type Weekday = Schemas['Weekday'];
export type DatedWeek = Schemas['DatedWeek'];

export const WEEKDAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** One open span as a form holds it; it closes at `00:00` where the service says `24:00`. */
export interface Open {
  opens: string;
  closes: string;
}
export type Week = Record<Weekday, Open[]>;

const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The week of a list of spans, each day in order of time. */
export function weekOf(spans: readonly OpeningSpan[]): Week {
  const week: Week = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  const sorted = [...spans].sort((a, b) => a.opens.localeCompare(b.opens));
  for (const { weekday, opens, closes } of sorted)
    week[weekday].push({ opens, closes: closes === END_OF_DAY ? MIDNIGHT : closes });
  return week;
}

const closing = (span: Open) => (span.closes === MIDNIGHT ? END_OF_DAY : span.closes);

/** What is sent: every span of the week in order. */
export function spansOf(week: Week): OpeningSpan[] {
  return WEEKDAYS.flatMap((weekday) =>
    [...week[weekday]]
      .sort((a, b) => a.opens.localeCompare(b.opens))
      .map((span) => ({ weekday, opens: span.opens.slice(0, 5), closes: closing(span).slice(0, 5) })),
  );
}

export type WeekFault = 'missing' | 'order' | 'overlap';

/** What is wrong with one day's spans, by their place; spans that touch are right. */
export function dayFaults(day: readonly Open[]): (WeekFault | undefined)[] {
  return day.map((span, at) => {
    if (!span.opens || !span.closes) return 'missing';
    const [from, until] = [minutes(span.opens), minutes(closing(span))];
    if (from >= until) return 'order';
    const overlaps = day.some(
      (other, place) =>
        place < at && !!other.opens && !!other.closes && minutes(other.opens) < until && from < minutes(closing(other)),
    );
    return overlaps ? 'overlap' : undefined;
  });
}

export function isRight(week: Week): boolean {
  return WEEKDAYS.every((weekday) => dayFaults(week[weekday]).every((fault) => !fault));
}

/** The span that a day gets next: after its last one, else the usual hours. */
export function nextSpan(day: readonly Open[]): Open {
  const last = day.at(-1);
  if (!last) return { opens: '09:00', closes: '18:00' };
  const end = minutes(closing(last)) + 60;
  const write = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  return end >= 1440
    ? { opens: '', closes: '' }
    : { opens: write(end), closes: write(Math.min(end + 180, 1440) % 1440) };
}

/** Days on end that have the same hours; spans that touch are one. A week says what it says in as few of these as can be. */
export interface Stretch {
  first: Weekday;
  last: Weekday;
  open: { opens: string; closes: string }[];
}

function joined(day: readonly Open[]): Stretch['open'] {
  const open: Stretch['open'] = [];
  for (const span of [...day].sort((a, b) => a.opens.localeCompare(b.opens))) {
    const before = open.at(-1);
    if (before?.closes === span.opens) before.closes = closing(span);
    else open.push({ opens: span.opens, closes: closing(span) });
  }
  return open;
}

export function stretches(week: Week): Stretch[] {
  const found: Stretch[] = [];
  for (const weekday of WEEKDAYS) {
    const open = joined(week[weekday].filter((span) => span.opens && span.closes));
    const before = found.at(-1);
    if (before && JSON.stringify(before.open) === JSON.stringify(open)) before.last = weekday;
    else found.push({ first: weekday, last: weekday, open });
  }
  return found;
}

export function sameWeek(a: Week, b: Week): boolean {
  return JSON.stringify(stretches(a)) === JSON.stringify(stretches(b));
}

/** The dated week that holds on a day; the first one holds for all time before it too. */
export function holdingOn(weeks: readonly DatedWeek[], day: string): DatedWeek | undefined {
  return weeks.findLast((week) => week.from <= day) ?? weeks[0];
}

/** The dated weeks that begin after a day. */
export function comingAfter(weeks: readonly DatedWeek[], day: string): DatedWeek[] {
  return weeks.filter((week) => week.from > day);
}
