import { offer, snap, type Span } from './spans';

const STEP_MINUTES = 30;
const FINE_MINUTES = 15;
const USUAL_MINUTES = 60;
/** Less than this of a step is a tap whose hand shook. */
const SHAKE = 0.75;

/** The instant under a pointer that is over the button of a gap. */
function under(event: MouseEvent, gap: Span): number {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  return gap.from + share * (gap.until - gap.from);
}

/** A time that is drawn by mouse into the free time of a machine. */
export class Drawing {
  #drawn = $state.raw<{ machine: string; gap: Span; from: number; until: number } | null>(null);
  #dayStart: () => number;

  constructor(dayStart: () => number) {
    this.#dayStart = dayStart;
  }

  /** What is drawn on a machine so far. */
  on(machine: string): Span | undefined {
    const drawn = this.#drawn;
    if (drawn?.machine !== machine) return undefined;
    return { from: Math.min(drawn.from, drawn.until), until: Math.max(drawn.from, drawn.until) + 1 };
  }

  press(event: PointerEvent, machine: string, gap: Span): void {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const at = snap(under(event, gap), this.#dayStart(), STEP_MINUTES);
    this.#drawn = { machine, gap, from: at, until: at };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    if (this.#drawn) this.#drawn = { ...this.#drawn, until: under(event, this.#drawn.gap) };
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
    const at = byKey ? gap.from : under(event, gap);
    return offer(gap, at, start, STEP_MINUTES, USUAL_MINUTES) ?? offer(gap, at, start, FINE_MINUTES, USUAL_MINUTES);
  }
}
