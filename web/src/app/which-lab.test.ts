import { beforeEach, expect, it, vi } from 'vitest';
import { anybodysLab, keepAnybodys, keepLabName, type LabCard } from './which-lab';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

it('knows the last lab that anybody may see, and starts whatever stands there', () => {
  const card = { slug: 'bishkek', time_zone: 'Asia/Bishkek' } as LabCard;
  keepAnybodys(card);
  expect(anybodysLab()).toBeUndefined();
  keepLabName('bishkek');
  expect(anybodysLab()).toEqual(card);
  keepAnybodys({ ...card, time_zone: 'Asia/Nowhere' });
  expect(anybodysLab()).toBeUndefined();
  for (const broken of ['{', '7', '"x"']) {
    localStorage.setItem('lab-of-anybody', broken);
    expect(anybodysLab()).toBeUndefined();
  }
});
