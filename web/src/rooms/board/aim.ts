import type { Span } from './spans';

/** A time on a board that somebody wants to see, of one machine or of all. */
export interface Aim {
  at: number;
  machine?: string;
}

/** How much of what was before stays in sight, as a share of what is seen. */
const BEFORE = 0.15;

/** Brings a time into the sight of who looks at a day's rows; with a machine, its next free time is at hand. */
export function show(rows: HTMLElement, { at, machine }: Aim, hours: Span): void {
  const bar = rows.querySelector<HTMLElement>(machine ? `[data-machine="${machine}"]` : '[data-machine]');
  if (!bar) return;
  const left = ((at - hours.from) / (hours.until - hours.from)) * bar.clientWidth;
  rows.scrollLeft = left - BEFORE * rows.clientWidth;
  if (!machine) return;
  const gaps = [...bar.querySelectorAll<HTMLElement>('[data-gap]')];
  const next = gaps.find((gap) => gap.offsetLeft + gap.offsetWidth > left) ?? gaps.at(-1);
  bar.scrollIntoView({ block: 'center', inline: 'nearest' });
  rows.scrollLeft = left - BEFORE * rows.clientWidth;
  next?.focus({ preventScroll: true });
}
