import { expect, it, vi } from 'vitest';
import { beside, holder, nameOf } from './people';

vi.mock('../../../app/session.svelte', () => ({ person: () => ({ id: 'me', full_name: 'Meerim' }) }));

it('tells people of one name apart', () => {
  expect(beside({ student_number: 'ST-59', affiliation: 'Mechanics' })).toBe('ST-59 · Mechanics');
  expect(beside({ student_number: null, affiliation: 'Mechanics' })).toBe('Mechanics');
});

it('names whose a row is, and says of others that they are no members any more', () => {
  expect(holder({ member: 'p', member_name: 'Aida' })).toBe('Aida');
  expect(holder({ member: 'me', member_name: null })).toBe('Meerim');
  expect(holder({ member: 'p', member_name: null })).toBe('book-person-gone');
  expect(nameOf(new Map([['p', 'Aida']]), 'p')).toBe('Aida');
  expect(nameOf(new Map(), null)).toBe('book-person-gone');
});
