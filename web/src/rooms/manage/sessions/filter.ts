import type { Schemas } from '../../../api/client';
import { instantOf, isDay, plusDays } from '../../../words/zone';

export const STATES = ['all', 'open', 'ended', 'settle'] as const;
export type State = (typeof STATES)[number];

/** Which sessions are shown; empty is any. Days are local, the last one included. */
export interface Filter {
  state: State;
  machine: string;
  person: string;
  from: string;
  until: string;
}

/** The filter that an address states; what it does not know is left out. */
export function filterOf(query: URLSearchParams): Filter {
  const day = (name: string) => {
    const value = query.get(name);
    return isDay(value) ? value : '';
  };
  return {
    state: STATES.find((one) => one === query.get('state')) ?? 'all',
    machine: query.get('machine') ?? '',
    person: query.get('person') ?? '',
    from: day('from'),
    until: day('until'),
  };
}

/** Whether anything is left out. */
export const isNarrow = (filter: Filter) =>
  filter.state !== 'all' || [filter.machine, filter.person, filter.from, filter.until].some(Boolean);

/** What the list of sessions is asked. */
export function ask(filter: Filter, lab: { slug: string; time_zone: string }) {
  const { state, machine, person, from, until } = filter;
  return {
    lab: lab.slug,
    ...(machine ? { machine: machine as Schemas['Id'] } : {}),
    ...(person ? { member: person as Schemas['Id'] } : {}),
    ...(from ? { from: instantOf(from, '00:00', lab.time_zone) } : {}),
    ...(until ? { until: instantOf(plusDays(until, 1), '00:00', lab.time_zone) } : {}),
    ...(state === 'open' || state === 'ended' ? { open: state === 'open' } : {}),
    ...(state === 'settle' ? { to_settle: true } : {}),
  };
}
