import { expect, it } from 'vitest';
import { countsOf, headsOf, ofBand, ofSex, total, typed } from './heads';

const COUNTS = [
  { sex: 'female', age_band: '14_to_17', people: 12 },
  { sex: 'male', age_band: '14_to_17', people: 9 },
  { sex: 'male', age_band: '35_and_over', people: 1 },
] as const;

it('sends the cells that were counted, and reads them again', () => {
  expect(countsOf(headsOf(COUNTS))).toEqual(COUNTS);
  expect(countsOf(headsOf([]))).toEqual([]);
});

it('adds up by sex, by age and in all', () => {
  const heads = headsOf(COUNTS);
  expect([ofSex(heads, 'male'), ofBand(heads, '14_to_17'), total(heads)]).toEqual([10, 21, 22]);
});

it('takes whole numbers up to what one cell may hold', () => {
  expect(['', '7', ' 12 ', '3.5', '-2', 'x', '99999'].map(typed)).toEqual([0, 7, 12, 3, 0, 0, 1000]);
});
