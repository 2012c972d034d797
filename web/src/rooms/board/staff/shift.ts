import type { Span } from '../spans';

/** What of a block is held: all of it, or one of its ends. */
export type Part = 'whole' | 'start' | 'end';

/** A span after its held part was moved by some time: ends on whole steps of the day, and never shorter than one. */
export function shift(span: Span, part: Part, by: number, dayStart: number, step: number): Span {
  const whole = (instant: number) => dayStart + Math.round((instant - dayStart) / step) * step;
  if (part === 'start') return { from: Math.min(whole(span.from + by), span.until - step), until: span.until };
  if (part === 'end') return { from: span.from, until: Math.max(whole(span.until + by), span.from + step) };
  const from = whole(span.from + by);
  return { from, until: from + span.until - span.from };
}
