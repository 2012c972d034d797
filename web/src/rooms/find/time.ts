import type { Schemas } from '../../api/client';
import { instantOf, isDay } from '../../words/zone';
import { offeredFrom } from '../machine/days';

/** When something is wanted. */
export interface TimeAsked {
  minutes: number;
  /** With `from`: for exactly that time; else as soon as there is any. */
  day?: string;
  from?: string;
}

export const USUAL_MINUTES = 60;
const MOST_MINUTES = 44_640;

/** What an address says of it; what cannot be understood is left out. */
export function timeAsked(query: URLSearchParams): TimeAsked {
  const minutes = Number(query.get('minutes'));
  const day = query.get('day') ?? '';
  const from = query.get('from') ?? '';
  const exact = isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(from);
  return {
    minutes: Number.isInteger(minutes) && minutes > 0 && minutes <= MOST_MINUTES ? minutes : USUAL_MINUTES,
    ...(exact && { day, from }),
  };
}

/** The exact time that is asked for, in the lab's zone; nothing when any will do. */
export function timeOf(ask: TimeAsked, zone: string): Schemas['Interval'] | undefined {
  if (!ask.day || !ask.from) return undefined;
  const starts_at = instantOf(ask.day, ask.from, zone);
  const ends_at = new Date(Date.parse(starts_at) + ask.minutes * 60_000).toISOString().replace('.000Z', 'Z');
  return { starts_at, ends_at };
}

/** The day for which a search that finds nothing is kept as unmet need: the same for all that is asked at once. */
export const wantedOn = ({ day }: TimeAsked) => (day ? { wanted_on: day } : {});

/** What the service is asked for the next free times of that length: from the asked time on, or as soon as one can be had. */
export function soonest(ask: TimeAsked, time: Schemas['Interval'] | undefined, now: number) {
  const later = time && Date.parse(time.starts_at) > now;
  return { duration_minutes: ask.minutes, from: later ? time.starts_at : offeredFrom(now) };
}
