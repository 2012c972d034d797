import { expect, it } from 'vitest';
import { placeOf, seenUntil } from './place';

it('leads where the service says', () => {
  expect(placeOf({ link: '/my/x' }, () => true)).toBe('/my/x');
});

it('leads nowhere that there is not', () => {
  expect(placeOf({ link: '/newer/than/this' }, () => false)).toBe('/');
});

it('reads up to the latest that was seen, in whatever order they came', () => {
  const at = (created_at: string) => ({ created_at });
  expect(seenUntil([])).toBeUndefined();
  expect(seenUntil([at('2026-11-01T10:00:00Z'), at('2026-11-01T12:00:00.5Z'), at('2026-11-01T12:00:00Z')])).toBe(
    '2026-11-01T12:00:00.5Z',
  );
});
