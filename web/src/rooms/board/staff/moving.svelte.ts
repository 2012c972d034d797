import type { Span } from '../spans';
import { shift, type Part } from './shift';

const STEP_MS = 15 * 60_000;
/** Nearer to where it was pressed than this, a mouse has not begun to drag. */
const SHAKE_PX = 5;
/** So near to the window's edge the page goes along. */
const EDGE_PX = 70;

export interface Held {
  reservation: string;
  machine: string;
  span: Span;
  /** It has started: only its end goes along. */
  started: boolean;
}
export interface Place extends Span {
  machine: string;
}

/** A block of the board that is moved by mouse: along its row, to another machine's, or by one of its ends. */
export class Moving {
  #held: (Held & { part: Part; x: number; y: number; perPx: number }) | null = null;
  #at = $state.raw<Place | null>(null);
  /** Whether the press that ends now has dragged something: then it is no click. */
  #dragged = false;
  #dayStart: () => number;
  #drop: (reservation: string, to: Place) => void;

  constructor(dayStart: () => number, drop: (reservation: string, to: Place) => void) {
    this.#dayStart = dayStart;
    this.#drop = drop;
  }

  /** Where it would be let go, when that is on this machine. */
  on(machine: string): Span | undefined {
    return this.#at?.machine === machine ? this.#at : undefined;
  }

  press(event: PointerEvent, held: Held, hours: Span): void {
    this.#dragged = false;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const block = event.currentTarget as HTMLElement;
    const width = block.closest('[data-machine]')?.clientWidth ?? 1;
    const edge = (event.target as HTMLElement).dataset['edge'] as 'start' | 'end' | undefined;
    const part = held.started ? 'end' : (edge ?? 'whole');
    this.#held = { ...held, part, x: event.clientX, y: event.clientY, perPx: (hours.until - hours.from) / width };
    block.setPointerCapture(event.pointerId);
    addEventListener('keydown', this.#key);
  }

  move(event: PointerEvent): void {
    const held = this.#held;
    if (!held) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    if (!this.#at && Math.hypot(x, y) < SHAKE_PX) return;
    const span = shift(held.span, held.part, x * held.perPx, this.#dayStart(), STEP_MS);
    const machine = held.part === 'whole' ? (machineAt(event.clientY) ?? held.machine) : held.machine;
    this.#at = { machine, ...span };
    if (event.clientY > innerHeight - EDGE_PX) scrollBy(0, EDGE_PX / 4);
    if (event.clientY < 2 * EDGE_PX) scrollBy(0, -EDGE_PX / 4);
  }

  release(): void {
    const [held, at] = [this.#held, this.#at];
    this.cancel();
    if (!held || !at) return;
    const same = at.machine === held.machine && at.from === held.span.from && at.until === held.span.until;
    if (!same) this.#drop(held.reservation, at);
  }

  cancel(): void {
    this.#dragged = this.#at !== null;
    this.#held = this.#at = null;
    removeEventListener('keydown', this.#key);
  }

  /** The click that follows a drag opens nothing. */
  click(event: MouseEvent): void {
    if (this.#dragged) event.preventDefault();
    this.#dragged = false;
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.cancel();
  };
}

/** The machine in whose row a pointer is. */
function machineAt(y: number): string | undefined {
  for (const bar of document.querySelectorAll<HTMLElement>('[data-machine]')) {
    const { top, bottom } = bar.getBoundingClientRect();
    if (top <= y && y <= bottom) return bar.dataset['machine'];
  }
  return undefined;
}
