import { expect, it, vi } from 'vitest';
import { keepHalf, keptHalf } from './half';

const reader = { id: 'aida' };
vi.mock('../../../app/session.svelte', () => ({ person: () => reader }));

it('keeps what is half done until it is done, and nothing that is not whole', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const read = (key: string) => keptHalf<{ item: string; typed: string }>(key, ['item', 'typed']);
  keepHalf('take', { item: 'a', typed: '44' });
  expect(read('take')).toEqual({ item: 'a', typed: '44' });
  expect(read('other')).toBeNull();
  reader.id = 'bermet';
  expect(read('take')).toBeNull();
  reader.id = 'aida';
  keepHalf('take', { item: 'a' });
  expect(read('take')).toBeNull();
  kept.set('take aida', '{');
  expect(read('take')).toBeNull();
  keepHalf('take', null);
  expect(kept.size).toBe(0);
});
