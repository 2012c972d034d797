import { expect, it } from 'vitest';
import type { Schemas } from '../../../api/client';
import { byStage, conditions } from './stages';

it('puts each request where it waits, in the order of the way', () => {
  const one = (status: Schemas['RequestStatus']) => ({ status });
  const found = byStage([one('declined'), one('pledged'), one('submitted'), one('draft'), one('under_review')]);
  expect(found.map(({ stage, requests }) => [stage, requests.map((request) => request.status)])).toEqual([
    ['review', ['submitted', 'under_review']],
    ['donors', ['pledged']],
    ['ended', ['declined']],
  ]);
});

it('says of each condition whether it is met', () => {
  const gap = (holds: boolean | null): Schemas['Gap'] => ({
    code: 'capacity_gap',
    holds,
    threshold: 0.1,
    machines: [],
  });
  const met = (gaps: Schemas['Gap'][], people: number, people_with_need: number) => {
    const support = { people, people_with_need, people_who_used_related: 0, by_affiliation: [], by_kind: [] };
    return conditions({ gaps, support }).map((one) => one.met);
  };
  expect(met([gap(false), gap(null)], 4, 2)).toEqual([false, false, false]);
  expect(met([gap(true), gap(false)], 5, 3)).toEqual([true, true, true]);
});
