import { expect, it } from 'vitest';
import { closedAt, shutting } from './closures';

const closure = (id: string, from: number, until: number) =>
  ({ id, starts_at: `2026-09-0${from}T00:00:00Z`, ends_at: `2026-09-0${until}T00:00:00Z` }) as never;

it('takes of several closures the one that lasts longest', () => {
  const list = [closure('short', 1, 3), closure('long', 2, 6), closure('later', 7, 8)];
  expect(closedAt(list, Date.parse('2026-09-02T12:00:00Z'))?.id).toBe('long');
  expect(closedAt(list, Date.parse('2026-09-03T00:00:00Z'))?.id).toBe('long');
  expect(closedAt(list, Date.parse('2026-09-06T00:00:00Z'))).toBeUndefined();
});

it('takes the closures of the lab, and a machine’s own', () => {
  const list = [{ machines: null }, { machines: ['laser'] }] as never;
  expect(shutting(list)).toHaveLength(1);
  expect(shutting(list, 'laser')).toHaveLength(2);
  expect(shutting(list, 'mill')).toHaveLength(1);
});
