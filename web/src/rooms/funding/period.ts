import { plusDays } from '../../words/when';

/** A calendar month, quarter or year as the address names it: `2026-10`, `2026-Q3`, `2026`. */
export interface Period {
  id: string;
  kind: 'month' | 'quarter' | 'year';
  year: number;
  /** 1 to 12 or 1 to 4; 1 for a year. */
  part: number;
  /** Local dates: the first, and the one after the last. */
  from: string;
  until: string;
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The first of a month that is `months` after January of the year 0. */
function first(months: number): string {
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}

function period(kind: Period['kind'], year: number, part: number): Period {
  const id =
    kind === 'year' ? `${year}` : kind === 'quarter' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`;
  const start = year * 12 + (part - 1) * MONTHS[kind];
  return { id, kind, year, part, from: first(start), until: first(start + MONTHS[kind]) };
}

const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The month, quarter or year that `id` names, if it is one. */
export function asPeriod(id: string): Period | undefined {
  const found = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(id);
  if (!found) return undefined;
  const year = Number(found[1]);
  if (found[2]) return period('quarter', year, Number(found[2]));
  return found[3] ? period('month', year, Number(found[3])) : period('year', year, 1);
}

/** A period's figures are final a week after its end: until then sessions are settled that it holds. */
const SETTLES_DAYS = 7;

/** The local date up to which figures are final on the local date `today`: what ends by then is told. */
export function finalUntil(today: string): string {
  return plusDays(today, -SETTLES_DAYS);
}

/** The last `count` periods of a kind that end by the local date `end`, the latest first. */
export function over(kind: Period['kind'], end: string, count: number): Period[] {
  const size = MONTHS[kind];
  const ended = Math.floor(monthsOf(end) / size);
  return Array.from({ length: count }, (_, at) => {
    const start = (ended - 1 - at) * size;
    return period(kind, Math.floor(start / 12), (start % 12) / size + 1);
  });
}

/** What the address asks for when that ends by the local date `end`, else the last whole month. */
export function chosen(id: string | null, end: string): Period {
  const asked = id === null ? undefined : asPeriod(id);
  const [last] = over('month', end, 1);
  return asked && asked.until <= end ? asked : (last as Period);
}

/** What the address asks for and is not told yet, since it ends after the local date `end`. */
export function untold(id: string | null, end: string): Period | undefined {
  const asked = id === null ? undefined : asPeriod(id);
  return asked && asked.until > end ? asked : undefined;
}

/** The last `count` whole months that end by the local date `end`, together. */
export function lastMonths(end: string, count: number): Pick<Period, 'id' | 'from' | 'until'> {
  const months = monthsOf(end);
  return monthsFrom(first(months - count), first(months - 1));
}

/** The months from one that begins with a date to another. */
export function monthsFrom(from: string, to: string): Pick<Period, 'id' | 'from' | 'until'> {
  return { id: `${from.slice(0, 7)}-${to.slice(0, 7)}`, from, until: first(monthsOf(to) + 1) };
}
