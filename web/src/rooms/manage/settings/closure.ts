import type { Schemas } from '../../../api/client';
import { clock, dayOf, instantOf, plusDays } from '../../../words/zone';
import { bodyOf, textsOf, type Texts } from '../lab-text';

export type Closure = Schemas['Closure'];
export type Scope = 'lab' | 'class' | 'machines';

/** A closure as a form holds it: whole days from the first to the last, or between two times. */
export interface Draft {
  whole: boolean;
  first: string;
  last: string;
  from: string;
  until: string;
  scope: Scope;
  class: string;
  machines: string[];
  reason: Texts;
}

export function emptyDraft(day: string): Draft {
  return {
    whole: true,
    first: day,
    last: day,
    from: '09:00',
    until: '18:00',
    scope: 'lab',
    class: '',
    machines: [],
    reason: textsOf(null),
  };
}

const isMidnight = (instant: string, zone: string) => clock(instant, zone) === '00:00';

/** The days of a closure that lasts whole local days; nothing for any other. */
export function wholeDays(closure: Pick<Closure, 'starts_at' | 'ends_at'>, zone: string) {
  if (!isMidnight(closure.starts_at, zone) || !isMidnight(closure.ends_at, zone)) return undefined;
  return { first: dayOf(closure.starts_at, zone), last: dayOf(Date.parse(closure.ends_at) - 1, zone) };
}

export function draftOf(closure: Closure, zone: string): Draft {
  const days = wholeDays(closure, zone);
  return {
    ...emptyDraft(dayOf(closure.starts_at, zone)),
    whole: !!days,
    first: dayOf(closure.starts_at, zone),
    last: days?.last ?? dayOf(closure.ends_at, zone),
    ...(!days && { from: clock(closure.starts_at, zone), until: clock(closure.ends_at, zone) }),
    scope: closure.machines ? 'machines' : 'lab',
    machines: closure.machines ?? [],
    reason: textsOf(closure.reason),
  };
}

export type Fault = 'missing' | 'order';
export interface Faults {
  time?: Fault;
  machines?: 'missing';
  reason?: 'missing';
}

/** What must be mended before it can be sent. `inClass` are the machines of the class that is chosen. */
export function faults(draft: Draft, inClass: readonly string[]): Faults {
  const found: Faults = {};
  const given = draft.first && draft.last && (draft.whole || (draft.from && draft.until));
  if (!given) found.time = 'missing';
  else if (draft.last < draft.first) found.time = 'order';
  else if (!draft.whole && draft.last === draft.first && draft.until <= draft.from) found.time = 'order';
  if (draft.scope === 'machines' && draft.machines.length === 0) found.machines = 'missing';
  if (draft.scope === 'class' && inClass.length === 0) found.machines = 'missing';
  if (!bodyOf(draft.reason)) found.reason = 'missing';
  return found;
}

/** What is sent. A class closes as the machines that it has now. */
export function body(draft: Draft, inClass: readonly string[], zone: string) {
  const [starts_at, ends_at] = draft.whole
    ? [instantOf(draft.first, '00:00', zone), instantOf(plusDays(draft.last, 1), '00:00', zone)]
    : [instantOf(draft.first, draft.from, zone), instantOf(draft.last, draft.until, zone)];
  const machines = draft.scope === 'lab' ? null : draft.scope === 'class' ? [...inClass] : [...draft.machines];
  return { starts_at, ends_at, machines, reason: bodyOf(draft.reason) ?? {} };
}
