import { expect, it } from 'vitest';
import { bodyOf, sameTexts, seenIn, textsOf } from './lab-text';

it('sends the languages that say something, and nothing when none does', () => {
  expect(bodyOf(textsOf({ ru: ' Переезд ', en: '  ' }))).toEqual({ ru: 'Переезд' });
  expect(bodyOf(textsOf(null))).toBeUndefined();
});

it('knows in which language a reader sees a text', () => {
  const texts = textsOf({ ky: 'Көчүү', en: 'Move' });
  expect(seenIn(texts, 'en')).toBe('en');
  expect(seenIn(texts, 'ko')).toBe('ky');
  expect(seenIn(textsOf({ ko: '이전' }), 'ru')).toBe('ko');
  expect(seenIn(textsOf({}), 'ru')).toBeUndefined();
});

it('minds no spaces around a text', () => {
  expect(sameTexts(textsOf({ en: 'Move' }), textsOf({ en: ' Move ' }))).toBe(true);
  expect(sameTexts(textsOf({ en: 'Move' }), textsOf({ en: 'Move', ru: 'Переезд' }))).toBe(false);
});
