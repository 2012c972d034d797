import { offer, snap, type Span } from './spans';

const STEP_MINUTES = 30;
const FINE_MINUTES = 15;
const USUAL_MINUTES = 60;
/** Less than this of a step is a tap whose hand shook. */
const SHAKE = 0.75;

/** The instant of a gap that is nearest to a pointer over a machine's hours. */
function under(event: MouseEvent, gap: Span, hours: Span): number {
  const row = (event.currentTarget as HTMLElement).closest('[data-machine]') as HTMLElement;
  const box = row.getBoundingClientRect();
  const at = hours.from + ((event.clientX - box.left) / box.width) * (hours.until - hours.from);
  return Math.min(gap.until, Math.max(gap.from, at));
}

/** What is offered to who points into free time; nothing where none of it can be booked. */
export function offered(gap: Span, at: number, dayStart: number): Span | undefined {
  return offer(gap, at, dayStart, STEP_MINUTES, USUAL_MINUTES) ?? offer(gap, at, dayStart, FINE_MINUTES, USUAL_MINUTES);
}

/** A time that is drawn by mouse into the free time of a machine. */
export class Drawing {
  #drawn = $state.raw<{ machine: string; gap: Span; from: number; until: number } | null>(null);
  #dayStart: () => number;
  #hours: () => Span;

  constructor(dayStart: () => number, hours: () => Span) {
    this.#dayStart = dayStart;
    this.#hours = hours;
  }

  /** What is drawn on a machine so far. */
  on(machine: string): Span | undefined {
    const drawn = this.#drawn;
    if (drawn?.machine !== machine) return undefined;
    return { from: Math.min(drawn.from, drawn.until), until: Math.max(drawn.from, drawn.until) + 1 };
  }

  press(event: PointerEvent, machine: string, gap: Span): void {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const at = snap(under(event, gap, this.#hours()), this.#dayStart(), STEP_MINUTES);
    this.#drawn = { machine, gap, from: at, until: at };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    if (this.#drawn) this.#drawn = { ...this.#drawn, until: under(event, this.#drawn.gap, this.#hours()) };
  }

  drop(): void {
    this.#drawn = null;
  }

  /** What a press that ends here asks for: what was drawn; by a tap, or a key, an hour from there. */
  choose(event: MouseEvent, gap: Span): Span | undefined {
    const drawn = this.#drawn;
    this.drop();
    const start = this.#dayStart();
    if (drawn && Math.abs(drawn.until - drawn.from) > SHAKE * STEP_MINUTES * 60_000) {
      const from = snap(Math.min(drawn.from, drawn.until), start, STEP_MINUTES);
      const until = snap(Math.max(drawn.from, drawn.until), start, STEP_MINUTES, true);
      return offer(gap, from, start, STEP_MINUTES, (until - from) / 60_000);
    }
    const byKey = event.detail === 0;
    return offered(gap, byKey ? gap.from : under(event, gap, this.#hours()), start);
  }
}
