import { describe, expect, it } from 'vitest';
import { shift } from './shift';

const H = 3_600_000;
const STEP = H / 4;
const span = { from: 10 * H, until: 12 * H };
const by = (part: 'whole' | 'start' | 'end', hours: number) => shift(span, part, hours * H, 0, STEP);

describe('a block that is dragged', () => {
  it('keeps its length and starts on a whole step', () => {
    expect(by('whole', 1.3)).toEqual({ from: 11.25 * H, until: 13.25 * H });
    expect(by('whole', -0.05)).toEqual(span);
  });
  it('is lengthened or shortened at its ends, to one step at least', () => {
    expect(by('end', 0.6)).toEqual({ from: 10 * H, until: 12.5 * H });
    expect(by('end', -9)).toEqual({ from: 10 * H, until: 10.25 * H });
    expect(by('start', -0.6)).toEqual({ from: 9.5 * H, until: 12 * H });
    expect(by('start', 9)).toEqual({ from: 11.75 * H, until: 12 * H });
  });
});
