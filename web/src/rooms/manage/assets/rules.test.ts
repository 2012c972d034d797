import { expect, it } from 'vitest';
import { aged, askedOf, questionOf, warrantyOn } from './rules';

const asked = (text: string) => askedOf(new URLSearchParams(text));

it('asks for what is in the lab, unless the address says otherwise', () => {
  expect(questionOf(asked(''), '2026-11-29')).toEqual({ disposed: false });
  expect(questionOf(asked('state=gone&q=+laser+'), '2026-11-29')).toEqual({ disposed: true, q: 'laser' });
  expect(questionOf(asked('state=all&donor=KOICA&warranty=over'), '2026-11-29')).toEqual({
    donor: 'KOICA',
    warranty_before: '2026-11-29',
  });
  expect(questionOf(asked('state=all&warranty=soon'), '2026-11-29')).toEqual({ warranty_before: '2027-02-28' });
  expect(asked('state=no&warranty=no')).toMatchObject({ state: 'here', warranty: '' });
});

it('counts whole years and months', () => {
  expect([0, 30, 31, 365, 366, 914].map(aged)).toEqual([
    { years: 0, months: 0 },
    { years: 0, months: 1 },
    { years: 0, months: 1 },
    { years: 1, months: 0 },
    { years: 1, months: 0 },
    { years: 2, months: 6 },
  ]);
});

it('counts the last day of a warranty in', () => {
  const on = (until: string | null) => warrantyOn(until, '2026-11-29');
  expect([null, '2026-11-28', '2026-11-29', '2027-03-01'].map(on)).toEqual(['none', 'over', 'soon', 'lasts']);
});
