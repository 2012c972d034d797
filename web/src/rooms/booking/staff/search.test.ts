import { describe, expect, it } from 'vitest';
import { beside, findPeople, type Member } from './search';

const member = (full_name: string, more: Partial<Member> = {}) =>
  ({
    member: full_name,
    full_name,
    status: 'active',
    student_number: null,
    affiliation: null,
    email: null,
    ...more,
  }) as Member;
const people = new Map(
  [
    member('Айгүл Токтогулова', { email: 'manager@example.org' }),
    member('Өмүрбек Асанов', { student_number: 'ST-59' }),
    member('Аида Асанова'),
    member('Ким Мин', { status: 'pending' }),
  ].map((one) => [one.member, one]),
);
const names = (query: string, most = 9) => findPeople(people, query, most).map((one) => one.full_name);

describe('finding a person', () => {
  it('takes the beginnings of names in any order, without the letters a keyboard lacks', () => {
    expect(names('асан аида')).toEqual(['Аида Асанова']);
    expect(names('омур')).toEqual(['Өмүрбек Асанов']);
  });
  it('takes a student number or an e-mail address', () => {
    expect(names('ST-59')).toEqual(['Өмүрбек Асанов']);
    expect(names('manager@')).toEqual(['Айгүл Токтогулова']);
  });
  it('shows the first by name when nothing is asked, and nobody who waits at the desk', () => {
    expect(names('', 2)).toEqual(['Аида Асанова', 'Айгүл Токтогулова']);
    expect(names('ким')).toEqual([]);
  });
});

it('tells people of one name apart', () => {
  expect(beside({ student_number: 'ST-59', affiliation: 'Mechanics' })).toBe('ST-59 · Mechanics');
  expect(beside({ student_number: null, affiliation: 'Mechanics' })).toBe('Mechanics');
});
