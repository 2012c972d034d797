/** One bar of a chart. */
export interface Bar {
  key: string;
  label: string;
  lang?: string;
  /** A share between 0 and 1 or a count; null where there is nothing to divide by. */
  value: number | null;
  /** What a column belongs to, e.g. a year: a second line under the first of them. */
  under?: string;
}

/** A value as a length along a scale that ends at `most`, e.g. `58.1%`; nothing sticks out of the scale. */
export function along(value: number | null, most = 1): string {
  const part = value === null || most <= 0 ? 0 : Math.min(Math.max(value / most, 0), 1);
  return `${Math.round(part * 1000) / 10}%`;
}

const largest = (bars: Bar[]) => Math.max(0, ...bars.map((bar) => bar.value ?? 0));

/** Where a scale of shares ends: the next fifth above the largest, so that small ones can be told apart. */
export function scaleEnd(bars: Bar[]): number {
  return Math.min(1, Math.max(0.2, Math.ceil(largest(bars) * 5 - 1e-9) / 5));
}

/** Where a scale of counts ends: the next 2, 4, 6, 8 or 10 of the largest's power of ten, so that its half is round too. */
export function countEnd(bars: Bar[]): number {
  const most = largest(bars);
  const power = 10 ** Math.max(0, Math.ceil(Math.log10(Math.max(most, 1))) - 1);
  return Math.max(2, Math.ceil(most / (2 * power)) * 2 * power);
}

/** Which columns can be named, every first, second … of `count` in `width` pixels, when a name needs `room`. */
export function every(count: number, width: number, room: number): number {
  return Math.max(1, Math.ceil((count * room) / Math.max(width, room)));
}
