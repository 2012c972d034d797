import { expect, it } from 'vitest';
import { along, countEnd, every, scaleEnd } from './bars';

const bar = (value: number | null) => ({ key: String(value), label: '', value });

it('draws a share along its scale and never outside', () => {
  expect(along(0.5)).toBe('50%');
  expect(along(0.3333, 0.5)).toBe('66.7%');
  expect(along(2)).toBe('100%');
  expect(along(-1)).toBe('0%');
  expect(along(null)).toBe('0%');
});

it('ends a scale of shares at the next fifth', () => {
  expect(scaleEnd([])).toBe(0.2);
  expect(scaleEnd([bar(null), bar(0.2)])).toBe(0.2);
  expect(scaleEnd([bar(0.6)])).toBe(0.6);
  expect(scaleEnd([bar(0.61)])).toBe(0.8);
  expect(scaleEnd([bar(1)])).toBe(1);
});

it('ends a scale of counts where its half is round', () => {
  expect([[], [bar(0)], [bar(2)], [bar(3)], [bar(9)], [bar(10)]].map(countEnd)).toEqual([2, 2, 2, 4, 10, 10]);
  expect([[bar(11)], [bar(55)], [bar(444)], [bar(1628.2)]].map(countEnd)).toEqual([20, 60, 600, 2000]);
});

it('names as many columns as there is room for', () => {
  expect(every(6, 320, 34)).toBe(1);
  expect(every(30, 320, 34)).toBe(4);
  expect(every(30, 1100, 34)).toBe(1);
  expect(every(0, 320, 34)).toBe(1);
});
