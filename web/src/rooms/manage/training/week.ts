import { clock, dayOf, instantOf, mondayOf, plusDays } from '../../../words/zone';
import type { Duty } from './data';

const DAYS = 7;

/** The days of the week that a day lies in, from Monday on. */
export function weekOf(day: string): string[] {
  const monday = mondayOf(day);
  return Array.from({ length: DAYS }, (_, at) => plusDays(monday, at));
}

/** The duties that touch a local day, by their start. */
export function onDay(duties: readonly Duty[], day: string, zone: string): Duty[] {
  const [from, until] = [instantOf(day, '00:00', zone), instantOf(plusDays(day, 1), '00:00', zone)].map(Date.parse);
  return duties
    .filter((one) => Date.parse(one.starts_at) < until! && Date.parse(one.ends_at) > from!)
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
}

/** An instant at the same time of the wall so many days later. */
export const later = (instant: string, days: number, zone: string): string =>
  instantOf(plusDays(dayOf(instant, zone), days), clock(instant, zone), zone);

/** The duties of a week as they would stand a week later, without those that stand there already. */
export function repeated(before: readonly Duty[], standing: readonly Duty[], zone: string) {
  const has = (one: { member: string; starts_at: string }) =>
    standing.some((it) => it.member === one.member && Date.parse(it.starts_at) === Date.parse(one.starts_at));
  return before
    .map((one) => ({
      member: one.member,
      starts_at: later(one.starts_at, DAYS, zone),
      ends_at: later(one.ends_at, DAYS, zone),
    }))
    .filter((one) => !has(one));
}
