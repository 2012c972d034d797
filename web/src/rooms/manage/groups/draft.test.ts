import { expect, it } from 'vitest';
import { bodyOf, changeOf, draftOf, faultsOf, minutesOf } from './draft';

const team = { ...draftOf(undefined), kind: 'team' as const, name: ' Robotics ', lead: 'a', members: ['a', 'b'] };
const visit = { ...draftOf(undefined), kind: 'visit' as const, name: 'School', headcount: '22' };

it('sends what the kind has, and the lead not twice', () => {
  expect(bodyOf({ ...team, hours: '10', contact: 'x' })).toEqual({
    kind: 'team',
    name: 'Robotics',
    lead: 'a',
    members: ['b'],
    counts_personally: false,
    max_minutes_per_week: 600,
  });
  expect(bodyOf({ ...visit, lead: 'a', members: ['b'] })).toEqual({ kind: 'visit', name: 'School', headcount: 22 });
  expect(bodyOf({ ...team, kind: 'class', hours: '10' })).toEqual({
    kind: 'class',
    name: 'Robotics',
    lead: 'a',
    members: ['b'],
  });
});

it('takes away what was emptied', () => {
  expect(changeOf(team)).toMatchObject({ max_minutes_per_week: null });
  expect(changeOf(visit)).toEqual({ name: 'School', headcount: 22, contact: null });
});

it('finds what is missing of each kind', () => {
  expect(faultsOf(draftOf(undefined))).toEqual({
    nameless: true,
    leaderless: true,
    headless: false,
    wrongHours: false,
  });
  expect(faultsOf({ ...visit, headcount: '0' }).headless).toBe(true);
  expect(faultsOf(visit)).toMatchObject({ headless: false, leaderless: false });
  expect(faultsOf({ ...team, hours: 'ten' }).wrongHours).toBe(true);
});

it('reads hours with either mark', () => {
  expect(['1,5', '10', '0', '', '2000'].map(minutesOf)).toEqual([90, 600, undefined, undefined, undefined]);
});
