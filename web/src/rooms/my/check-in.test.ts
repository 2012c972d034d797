import { expect, it } from 'vitest';
import { hindrance, isOpen, opensAt } from './check-in';

it('tells a session that can be taken over from a time that is not yet one’s own', () => {
  const from = '2026-09-01T05:00:00Z';
  expect(hindrance({ code: 'machine_in_use', told: { take_over_from: from } as never })).toEqual({
    kind: 'in_use',
    from: Date.parse(from),
  });
  expect(hindrance({ code: 'machine_in_use', told: {} })).toEqual({ kind: 'other' });
  expect(hindrance({ code: 'slot_taken', told: {} })).toEqual({ kind: 'too_soon' });
  expect(hindrance({ code: 'not_qualified', told: {} })).toEqual({ kind: 'other' });
  const checklist = [{ en: 'Extraction runs' }];
  const told = { checklist } as never;
  expect(hindrance({ code: 'checklist_not_acknowledged', told })).toEqual({ kind: 'checklist', items: checklist });
});

it('is open within the time that the service tells, and never without one', () => {
  const check_in = { starts_at: '2026-09-01T04:45:00Z', ends_at: '2026-09-01T05:15:00Z' };
  const at = (time: string) => isOpen({ check_in }, Date.parse(`2026-09-01T${time}:00Z`));
  expect(opensAt({ check_in })).toBe(Date.parse(check_in.starts_at));
  expect([at('04:44'), at('04:45'), at('05:14'), at('05:15')]).toEqual([false, true, true, false]);
  expect(isOpen({ check_in: null }, Date.parse(check_in.starts_at))).toBe(false);
});
