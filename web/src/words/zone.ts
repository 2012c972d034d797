/**
 * Times of a lab in its zone, without words. Days are local dates `YYYY-MM-DD`, instants are RFC 3339 in UTC.
 */
const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter, made once. */
export function format(locale: string, zone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(how)}`;
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, { ...how, timeZone: zone })));
  return made;
}

/** `14:30` */
export function clock(instant: string | number, zone: string): string {
  return format('en-GB', zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** The lab's local date of an instant. */
export function dayOf(instant: string | number | Date, zone: string): string {
  return format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}

/** Whether a text, as of an address, is a local date; not in a year beside which others need more digits. */
export function isDay(text: string | null | undefined): text is string {
  return !!text && /^[1-8]\d{3}-\d\d-\d\d$/.test(text) && written(Date.parse(`${text}T12:00:00Z`)) === text;
}

const written = (instant: number) => (Number.isNaN(instant) ? undefined : new Date(instant).toISOString().slice(0, 10));

/** The local date `days` later. */
export function plusDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 0 for Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return plusDays(day, -((weekday(day) + 6) % 7));
}

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
export function offset(instant: number, zone: string): number {
  const parts = format('en-US', zone, {
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant));
  const at = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - instant;
}

/** The instant of a wall time in the lab's zone; `time` as `09:30`, up to `24:00`. In a gap of the clock, the time after it. */
export function instantOf(day: string, time: string, zone: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Date.parse(`${day}T00:00:00Z`) + hours * HOUR_MS + minutes * 60_000;
  const guess = wall - offset(wall, zone);
  return new Date(wall - offset(guess, zone)).toISOString().replace('.000', '');
}
