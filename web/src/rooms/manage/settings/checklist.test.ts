import { expect, it } from 'vitest';
import { bodiesOf, isSame, pointsOf, raised } from './checklist';

const texts = (en: string) => ({ ky: '', ru: '', en, ko: '' });

it('sends the points that say something, in their order', () => {
  const points = [texts(' Extraction runs '), texts('  '), texts('Extinguisher at hand')];
  expect(bodiesOf(points)).toEqual([{ en: 'Extraction runs' }, { en: 'Extinguisher at hand' }]);
});

it('knows a list that stayed as it was, empty lines aside', () => {
  const before = pointsOf([{ en: 'Extraction runs' }]);
  expect(isSame([...before, texts('')], before)).toBe(true);
  expect(isSame([texts('Extraction is on')], before)).toBe(false);
  expect(isSame([], before)).toBe(false);
});

it('moves a point up, and the first nowhere', () => {
  expect(raised(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(raised(['a', 'b'], 0)).toEqual(['a', 'b']);
});
