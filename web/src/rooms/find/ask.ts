import type { Schemas } from '../../api/client';
import { instantOf } from '../../words/when';
import { wantedOf, type Wanted } from './wanted';

/** What somebody looks for, as the address says it. */
export interface Ask extends Wanted {
  class?: string;
  machine?: string;
  minutes: number;
  /** With `from`: for exactly that time; else as soon as there is any. */
  day?: string;
  from?: string;
  /** Only what the reader is trained for. */
  trained: boolean;
}

export const USUAL_MINUTES = 60;
const MOST_MINUTES = 44_640;

/** The question that an address asks; what cannot be understood is left out. */
export function askOf(query: URLSearchParams): Ask {
  const said = (name: string) => query.get(name) || undefined;
  const minutes = Number(said('minutes'));
  const day = /^\d{4}-\d\d-\d\d$/.test(said('day') ?? '') ? said('day') : undefined;
  const from = /^([01]\d|2[0-3]):[0-5]\d$/.test(said('from') ?? '') ? said('from') : undefined;
  return {
    ...wantedOf(query),
    class: said('class'),
    machine: said('machine'),
    minutes: Number.isInteger(minutes) && minutes > 0 && minutes <= MOST_MINUTES ? minutes : USUAL_MINUTES,
    ...(day && from ? { day, from } : {}),
    trained: said('trained') === 'yes',
  };
}

/** The exact time that is asked for, in the lab's zone; nothing when any will do. */
export function timeOf(ask: Ask, zone: string): Schemas['Interval'] | undefined {
  if (!ask.day || !ask.from) return undefined;
  const starts_at = instantOf(ask.day, ask.from, zone);
  const ends_at = new Date(Date.parse(starts_at) + ask.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  return { starts_at, ends_at };
}

/** Where such equipment is asked for that the lab lacks. */
export function requestHref(ask: Ask): string {
  const query = new URLSearchParams();
  if (ask.process) query.set('process', ask.process);
  if (ask.material_class) query.set('material_class', ask.material_class);
  const text = query.toString();
  return text ? `/requests/new?${text}` : '/requests/new';
}
