/** One bar of a chart; its share is between 0 and 1, or null where there is nothing to divide by. */
export interface Bar {
  key: string;
  label: string;
  lang?: string;
  share: number | null;
  /** A second line under a column, where it begins something, e.g. a year. */
  under?: string;
}

/** A share as a length along a scale that ends at `most`, e.g. `58.1%`; nothing sticks out of the scale. */
export function along(share: number | null, most = 1): string {
  const part = share === null || most <= 0 ? 0 : Math.min(Math.max(share / most, 0), 1);
  return `${Math.round(part * 1000) / 10}%`;
}

/** Where a scale of shares ends: the next quarter above the largest, so that small ones can be told apart. */
export function scaleEnd(bars: Bar[]): number {
  const most = Math.max(0, ...bars.map((bar) => bar.share ?? 0));
  return Math.min(1, Math.max(0.25, Math.ceil(most * 4) / 4));
}
