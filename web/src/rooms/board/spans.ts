import type { Schemas } from '../../api/client';

export type Busy = Schemas['Busy'];
export type BoardMachine = Schemas['BoardMachine'];
/** From and until, in milliseconds since 1970. */
export interface Span {
  from: number;
  until: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export const spanOf = (one: { starts_at: string; ends_at: string }): Span => ({
  from: Date.parse(one.starts_at),
  until: Date.parse(one.ends_at),
});

/** A machine of a longer board with its open time, cut, and what is busy, whole, from `start` until `end`. */
export function ofTime(machine: BoardMachine, start: string, end: string): BoardMachine {
  const meets = (one: Schemas['Interval']) => one.starts_at < end && one.ends_at > start;
  const open = machine.open.filter(meets).map((one) => ({
    starts_at: one.starts_at > start ? one.starts_at : start,
    ends_at: one.ends_at < end ? one.ends_at : end,
  }));
  return { ...machine, open, busy: machine.busy.filter(meets) };
}

/** What of `open` is neither busy nor past, in order. */
export function gaps(open: Span[], busy: Span[], now: number): Span[] {
  const taken = [...busy].sort((a, b) => a.from - b.from);
  return open.flatMap((window) => {
    const free: Span[] = [];
    let at = Math.max(window.from, now);
    for (const one of taken) {
      if (one.until <= at || one.from >= window.until) continue;
      if (one.from > at) free.push({ from: at, until: one.from });
      at = Math.max(at, one.until);
    }
    if (at < window.until) free.push({ from: at, until: window.until });
    return free;
  });
}

/**
 * The hours a board of one day shows, whole: those in which any machine is open, and what else begins on that day by an
 * exception; else those that are busy; else the day.
 */
export function frame(machines: BoardMachine[], day: Span): Span {
  const inDay = (spans: { starts_at: string; ends_at: string }[]) =>
    spans
      .map(spanOf)
      .map(({ from, until }) => ({ from: Math.max(from, day.from), until: Math.min(until, day.until) }))
      .filter(({ from, until }) => from < until);
  const open = machines.flatMap((machine) => inDay(machine.open));
  const busy = machines.flatMap((machine) => machine.busy.filter((one) => one.kind !== 'buffer'));
  const unseen = (one: Busy) => {
    const { from, until } = spanOf(one);
    return from >= day.from && open.every((window) => until <= window.from || from >= window.until);
  };
  const shown = open.length > 0 ? [...open, ...inDay(busy.filter(unseen))] : inDay(busy);
  if (shown.length === 0) return day;
  const first = Math.min(...shown.map((one) => one.from));
  const last = Math.max(...shown.map((one) => one.until));
  const from = day.from + Math.floor((first - day.from) / HOUR_MS) * HOUR_MS;
  return { from, until: Math.min(day.until, day.from + Math.ceil((last - day.from) / HOUR_MS) * HOUR_MS) };
}

/** Where a span lies in a frame, in percent of its length; nothing when it lies outside. */
export function place(span: Span, frame: Span): { left: number; width: number } | undefined {
  const from = Math.max(span.from, frame.from);
  const until = Math.min(span.until, frame.until);
  if (from >= until) return undefined;
  const length = frame.until - frame.from;
  return { left: ((from - frame.from) / length) * 100, width: ((until - from) / length) * 100 };
}

/** The hours that every day of a week shows, from its midnight on: those in which any machine is open; else those that are busy. */
export function frameOfWeek(machines: BoardMachine[], days: Span[]): Span {
  const isOpen = machines.some((machine) => machine.open.length > 0);
  const counted = isOpen ? machines.map((machine) => ({ ...machine, busy: [] })) : machines;
  const shown = days.flatMap((day) => {
    const hours = frame(counted, day);
    return hours === day ? [] : [{ from: hours.from - day.from, until: hours.until - day.from }];
  });
  if (shown.length === 0) return { from: 0, until: 24 * HOUR_MS };
  return { from: Math.min(...shown.map((one) => one.from)), until: Math.max(...shown.map((one) => one.until)) };
}

/**
 * Where in a row each of some spans can be pressed: as near to its own time as lets each be `wanted` long and none lie over
 * another; shorter where there are too many. `spans` are in order.
 */
export function reaches(spans: Span[], frame: Span, wanted: number): Span[] {
  const least = Math.min(wanted, (frame.until - frame.from) / Math.max(1, spans.length));
  let free = frame.from;
  const there = spans.map((span) => {
    const from = Math.max(Math.min(span.from, frame.until), free);
    free = Math.max(Math.min(span.until, frame.until), from + least);
    return { from, until: free };
  });
  let end = frame.until;
  for (const one of there.reverse()) {
    one.until = Math.min(one.until, end);
    one.from = end = Math.min(one.from, one.until - least);
  }
  return there.reverse();
}

/** The whole step before (or, `up`, after) an instant, counted from the day's start. */
export function snap(instant: number, dayStart: number, stepMinutes: number, up = false): number {
  const step = stepMinutes * MINUTE_MS;
  const steps = (instant - dayStart) / step;
  return dayStart + (up ? Math.ceil(steps) : Math.floor(steps)) * step;
}

/** What is offered when somebody points at `at` in a gap: from there for at most `minutes`, inside the gap; nothing when no step fits. */
export function offer(gap: Span, at: number, dayStart: number, stepMinutes: number, minutes: number): Span | undefined {
  const first = snap(gap.from, dayStart, stepMinutes, true);
  const last = snap(gap.until, dayStart, stepMinutes);
  const step = stepMinutes * MINUTE_MS;
  if (last - first < step) return undefined;
  const from = Math.min(Math.max(first, snap(at, dayStart, stepMinutes)), last - step);
  return { from, until: Math.min(last, from + minutes * MINUTE_MS) };
}

export const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
