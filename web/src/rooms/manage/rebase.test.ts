import { expect, it } from 'vitest';
import { textsOf } from './lab-text';
import { rebase } from './rebase';

const was = { code: 'A', good: '2027-01-01', tags: ['x'], name: textsOf({ ru: 'Лазер', en: 'Laser' }) };

it('keeps what was typed and takes the rest as it is now', () => {
  const theirs = { ...was, code: 'B', good: '2028-01-01', tags: ['x', 'y'] };
  expect(rebase({ ...was, code: 'C' }, was, theirs)).toEqual({ ...theirs, code: 'C' });
  expect(rebase({ ...was, tags: [] }, was, theirs)).toEqual({ ...theirs, tags: [] });
  expect(rebase(was, was, theirs)).toEqual(theirs);
});

it('keeps of a text the languages that were typed', () => {
  const theirs = { ...was, name: textsOf({ ru: 'Резак', en: 'Laser cutter' }) };
  const mine = { ...was, name: { ...was.name, ru: 'Лазерный станок', ky: 'Лазер' } };
  expect(rebase(mine, was, theirs).name).toEqual(textsOf({ ky: 'Лазер', ru: 'Лазерный станок', en: 'Laser cutter' }));
});
