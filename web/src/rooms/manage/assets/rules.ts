import { plusDays } from '../../../words/zone';

export const STATES = ['here', 'gone', 'all'] as const;
export const WARRANTIES = ['over', 'soon', 'year'] as const;
type State = (typeof STATES)[number];
type Warranty = (typeof WARRANTIES)[number];

/** What the address asks of the register. */
export interface Asked {
  q: string;
  donor: string;
  custodian: string;
  state: State;
  warranty: Warranty | '';
}

const one = <T extends string>(list: readonly T[], word: string | null): T | undefined =>
  list.find((it) => it === word);

export function askedOf(query: URLSearchParams): Asked {
  const said = (name: string) => query.get(name) ?? '';
  return {
    q: said('q'),
    donor: said('donor'),
    custodian: said('custodian'),
    state: one(STATES, said('state')) ?? 'here',
    warranty: one(WARRANTIES, said('warranty')) ?? '',
  };
}

/** How many days from today on a warranty may still last. */
const AHEAD: Record<Warranty, number> = { over: 0, soon: 91, year: 366 };

/** The register's question as the service takes it; `today` is the lab's. */
export function questionOf({ q, donor, custodian, state, warranty }: Asked, today: string) {
  return {
    ...(q.trim() && { q: q.trim() }),
    ...(donor && { donor }),
    ...(custodian && { custodian }),
    ...(state !== 'all' && { disposed: state === 'gone' }),
    ...(warranty && { warranty_before: plusDays(today, AHEAD[warranty]) }),
  };
}

const YEAR_DAYS = 365.25;

/** Whole years, and the months beyond them. */
export function aged(days: number): { years: number; months: number } {
  const months = Math.floor((days / YEAR_DAYS) * 12 + 0.05);
  return { years: Math.floor(months / 12), months: months % 12 };
}

/** How a warranty stands on a day. */
export function warrantyOn(until: string | null | undefined, today: string): 'none' | 'over' | 'soon' | 'lasts' {
  if (!until) return 'none';
  if (until < today) return 'over';
  return until < plusDays(today, AHEAD.soon) ? 'soon' : 'lasts';
}
