import { expect, it } from 'vitest';
import { hindrance, opensAt } from './check-in';

it('tells a session that can be taken over from a time that is not yet one’s own', () => {
  const from = '2026-09-01T05:00:00Z';
  expect(hindrance({ code: 'machine_in_use', told: { take_over_from: from } as never })).toEqual({
    kind: 'in_use',
    from: Date.parse(from),
  });
  expect(hindrance({ code: 'machine_in_use', told: {} })).toEqual({ kind: 'other' });
  expect(hindrance({ code: 'slot_taken', told: {} })).toEqual({ kind: 'too_soon' });
  expect(hindrance({ code: 'not_qualified', told: {} })).toEqual({ kind: 'other' });
});

it('opens one window before the start, or with it', () => {
  const start = '2026-09-01T05:00:00Z';
  expect(opensAt(start, 15)).toBe(Date.parse('2026-09-01T04:45:00Z'));
  expect(opensAt(start, null)).toBe(Date.parse(start));
});
