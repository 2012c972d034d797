import { expect, it } from 'vitest';
import { gapSaid } from './gaps';

it('says each gap by the test that its figure is of', () => {
  const id = (
    code: 'capability_gap' | 'capacity_gap' | 'condition_gap',
    figure: number | null,
    threshold: number,
    holds: boolean | null,
  ) => gapSaid({ code, figure, threshold, holds }).id;
  expect(id('capability_gap', 0, 1, true)).toBe('requests-capability-none');
  expect(id('capability_gap', 2, 1, false)).toBe('requests-capability-some');
  expect(id('capacity_gap', null, 0.1, false)).toBe('requests-capacity-none');
  expect(id('capacity_gap', 0.2, 0.1, true)).toBe('requests-capacity-denied');
  expect(id('capacity_gap', 0.6, 0.5, true)).toBe('requests-capacity-full');
  expect(id('capacity_gap', 0.8, 0.75, true)).toBe('requests-capacity-used');
  expect(id('condition_gap', 0, 0.25, false)).toBe('requests-condition');
  expect(id('condition_gap', null, 0.25, null)).toBe('requests-condition-none');
});
