import { expect, it } from 'vitest';
import { along, scaleEnd } from './bars';

const bar = (share: number | null) => ({ key: String(share), label: '', share });

it('draws a share along its scale and never outside', () => {
  expect(along(0.5)).toBe('50%');
  expect(along(0.3333, 0.5)).toBe('66.7%');
  expect(along(2)).toBe('100%');
  expect(along(-1)).toBe('0%');
  expect(along(null)).toBe('0%');
});

it('ends a scale at the next quarter', () => {
  expect(scaleEnd([])).toBe(0.25);
  expect(scaleEnd([bar(null), bar(0.2)])).toBe(0.25);
  expect(scaleEnd([bar(0.5)])).toBe(0.5);
  expect(scaleEnd([bar(0.51)])).toBe(0.75);
  expect(scaleEnd([bar(1)])).toBe(1);
});
