import { expect, it } from 'vitest';
import { nameFor, sized, unfit } from './list';

it('does not send what the service would not take', () => {
  expect(unfit({ type: 'image/jpeg', size: 10 * 1024 * 1024 })).toBeUndefined();
  expect(unfit({ type: 'image/jpeg', size: 10 * 1024 * 1024 + 1 })).toBe('large');
  expect(unfit({ type: 'image/heic', size: 5 })).toBe('kind');
  expect(unfit({ type: '', size: 5 })).toBeUndefined();
  expect(unfit({ type: 'application/pdf', size: 0 })).toBe('empty');
});

it('names a file without a path, and keeps its ending', () => {
  expect(nameFor('Акт\t5/7.pdf')).toBe('Акт_5_7.pdf');
  const long = nameFor(`${'ө'.repeat(300)}.jpeg`);
  expect([[...long].length, long.endsWith('ө.jpeg')]).toEqual([200, true]);
  expect(nameFor('\u0000 ')).toBe('_');
});

it('says sizes in kilobytes and megabytes', () => {
  expect([1, 183412, 1_048_576, 9_900_000].map(sized)).toEqual([
    { unit: 'kb', n: 1 },
    { unit: 'kb', n: 179 },
    { unit: 'mb', n: 1 },
    { unit: 'mb', n: 9.4 },
  ]);
});
