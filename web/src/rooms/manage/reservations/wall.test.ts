import { expect, it } from 'vitest';
import { instantOfWall, slide, wallOf } from './wall';

it('reads and writes the clock of the lab', () => {
  expect(wallOf('2026-12-02T18:30:00Z', 'Asia/Bishkek')).toBe('2026-12-03T00:30');
  expect(instantOfWall('2026-12-03T00:30', 'Asia/Bishkek')).toBe('2026-12-02T18:30:00Z');
  expect(instantOfWall('', 'Asia/Bishkek')).toBeUndefined();
});

it('keeps how long it is when the start goes elsewhere, over midnight too', () => {
  expect(slide('2026-12-02T10:00', '2026-12-02T12:15', '2026-12-04T23:00')).toBe('2026-12-05T01:15');
  expect(slide('', '2026-12-02T12:15', '2026-12-04T23:00')).toBe('2026-12-02T12:15');
});
