import { instantOfWall, wallOf } from '../reservations/wall';
import type { CourseDate } from './data';

/** A date of a course as its form holds it. */
export interface DateDraft {
  course: string;
  from: string;
  until: string;
  capacity: string;
  trainer: string | null;
  location: string;
  machines: string[];
}

export const draftOf = (date: CourseDate, zone: string): DateDraft => ({
  course: date.course,
  from: wallOf(date.starts_at, zone),
  until: wallOf(date.ends_at, zone),
  capacity: String(date.capacity),
  trainer: date.trainer ?? null,
  location: date.location ?? '',
  machines: [...date.machines],
});

/** The end of a date by the length of its course, by the wall. */
export function endOf(from: string, minutes: number | null | undefined): string | undefined {
  const start = Date.parse(`${from}Z`);
  return minutes && !Number.isNaN(start) ? new Date(start + minutes * 60_000).toISOString().slice(0, 16) : undefined;
}

const MOST = 500;

export function wrongCapacity(text: string): boolean {
  const number = Number(text.trim());
  return text.trim() !== '' && !(Number.isInteger(number) && number >= 1 && number <= MOST);
}

/** What is sent of a draft; nothing while a time is not wholly entered. */
export function timesOf(draft: DateDraft, zone: string) {
  const [starts_at, ends_at] = [instantOfWall(draft.from, zone), instantOfWall(draft.until, zone)];
  return starts_at && ends_at ? { starts_at, ends_at } : undefined;
}

const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

/** Only what differs from the date as it stands; machines that are not touched are not asked for again. */
export function changesOf(draft: DateDraft, date: CourseDate, zone: string) {
  const times = timesOf(draft, zone);
  if (!times) return undefined;
  const location = draft.location.trim() || null;
  const moved = (at: 'starts_at' | 'ends_at') => Date.parse(times[at]) !== Date.parse(date[at]);
  return {
    ...(moved('starts_at') ? { starts_at: times.starts_at } : {}),
    ...(moved('ends_at') ? { ends_at: times.ends_at } : {}),
    ...(draft.capacity.trim() && Number(draft.capacity) !== date.capacity ? { capacity: Number(draft.capacity) } : {}),
    ...(draft.trainer !== (date.trainer ?? null) ? { trainer: draft.trainer } : {}),
    ...(location !== (date.location ?? null) ? { location } : {}),
    ...(same(draft.machines, date.machines) ? {} : { machines: draft.machines }),
  };
}
