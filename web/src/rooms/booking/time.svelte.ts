import { clock, dayOf, instantOf, minutesBetween } from '../../words/when';

const STEP_MINUTES = 15;
const TIMES = Array.from({ length: (24 * 60) / STEP_MINUTES }, (_, at) => {
  const [h, m] = [Math.floor((at * STEP_MINUTES) / 60), (at * STEP_MINUTES) % 60];
  return `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
});
const LENGTHS = [30, 60, 90, 120, 180, 240];

interface Interval {
  starts_at: string;
  ends_at: string;
}

/** A time as it is entered, in a lab's zone: a day, a clock, and how long. */
export class EnteredTime {
  day = $state('');
  starts = $state('');
  minutes = $state(60);
  readonly starts_at = $derived.by(() =>
    this.day && this.starts ? instantOf(this.day, this.starts, this.#zone()) : '',
  );
  readonly ends_at = $derived(this.starts_at ? after(this.starts_at, this.minutes) : '');
  /** The clocks to choose from, with the one that is chosen. */
  readonly times = $derived(!this.starts || TIMES.includes(this.starts) ? TIMES : [...TIMES, this.starts].sort());
  readonly lengths = $derived(
    LENGTHS.includes(this.minutes) ? LENGTHS : [...LENGTHS, this.minutes].sort((a, b) => a - b),
  );
  #zone: () => string;

  constructor(zone: () => string) {
    this.#zone = zone;
  }

  take({ starts_at, ends_at }: Interval): void {
    this.day = dayOf(starts_at, this.#zone());
    this.starts = clock(starts_at, this.#zone());
    this.minutes = minutesBetween(starts_at, ends_at);
  }
}

const after = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString().replace('.000Z', 'Z');

/** So many minutes from the start of a gap on, as far as the gap goes. */
export function inGap(gap: Interval, minutes: number): Interval {
  const asked = after(gap.starts_at, minutes);
  return { starts_at: gap.starts_at, ends_at: Date.parse(asked) < Date.parse(gap.ends_at) ? asked : gap.ends_at };
}
