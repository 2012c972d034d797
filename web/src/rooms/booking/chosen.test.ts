import { beforeEach, expect, it, vi } from 'vitest';
import { keepChosen, takeChosen } from './chosen';
import type { Wish } from './wish';

const NOW = Date.parse('2026-12-01T06:00:00Z');
const MINUTE_MS = 60_000;
const wish = { machine: 'm', starts_at: '2026-12-01T08:00:00Z', ends_at: '2026-12-01T09:00:00Z' } as Wish;
const board = { pathname: '/board' };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

it('gives back what was chosen on a screen, once, there alone', () => {
  keepChosen(board, wish, NOW);
  expect(takeChosen({ pathname: '/my' }, NOW)).toBeUndefined();
  expect(takeChosen(board, NOW + 5 * MINUTE_MS)).toEqual(wish);
  expect(takeChosen(board, NOW + 5 * MINUTE_MS)).toBeUndefined();
});

it('forgets what is over meanwhile, and what was chosen long ago', () => {
  keepChosen(board, wish, Date.parse(wish.ends_at) - MINUTE_MS);
  expect(takeChosen(board, Date.parse(wish.ends_at))).toBeUndefined();
  keepChosen(board, wish, NOW);
  expect(takeChosen(board, NOW + 61 * MINUTE_MS)).toBeUndefined();
  sessionStorage.setItem('chosen', '{');
  expect(takeChosen(board, NOW)).toBeUndefined();
});
