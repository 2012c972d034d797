import { timeAsked, type TimeAsked } from './time';
import { wantedOf, type Wanted } from './wanted';

/** What somebody looks for, as the address says it. */
export interface Ask extends Wanted, TimeAsked {
  class?: string;
  machine?: string;
  /** Only what the reader is trained for. */
  trained: boolean;
}

/** The question that an address asks; what cannot be understood is left out. */
export function askOf(query: URLSearchParams): Ask {
  const said = (name: string) => query.get(name) || undefined;
  return {
    ...wantedOf(query),
    ...timeAsked(query),
    class: said('class'),
    machine: said('machine'),
    trained: said('trained') === 'yes',
  };
}

/** Where such equipment is asked for that the lab lacks. */
export function requestHref(ask: Ask): string {
  const query = new URLSearchParams();
  if (ask.process) query.set('process', ask.process);
  if (ask.material_class) query.set('material_class', ask.material_class);
  const text = query.toString();
  return text ? `/requests/new?${text}` : '/requests/new';
}
