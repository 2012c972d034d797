import { expect, it } from 'vitest';
import type { Group } from '../../groups/data';
import { bodyOf, changeOf, draftOf, faultsOf, meanwhileOf, minutesOf, rebaseGroup } from './draft';

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

const robots = {
  kind: 'team',
  name: 'Robotics',
  lead: 'a',
  members: ['b', 'c'],
  max_minutes_per_week: 600,
  counts_personally: false,
} as Group;

it('sends only what was changed, and takes away what was emptied', () => {
  const draft = draftOf(robots);
  expect(changeOf({ ...draft, members: ['c', 'b'] }, robots)).toEqual({});
  expect(changeOf({ ...draft, hours: '' }, robots)).toEqual({ max_minutes_per_week: null });
  expect(changeOf({ ...draft, members: ['b'] }, robots)).toEqual({ members: ['b'] });
  const school = { kind: 'visit', name: 'School', headcount: 22, contact: 'Aida' } as Group;
  expect(changeOf({ ...draftOf(school), contact: ' ' }, school)).toEqual({ contact: null });
});

it('keeps what was entered and what a colleague changed meanwhile', () => {
  const mine = { ...draftOf(robots), name: 'Robots', members: ['b', 'd'] };
  const theirs = { ...robots, name: 'R', members: ['a', 'c', 'e'], max_minutes_per_week: 300 } as Group;
  const now = rebaseGroup(mine, robots, theirs);
  expect(now).toMatchObject({ name: 'Robots', hours: '5', members: ['a', 'e', 'd'] });
  expect(changeOf(now, theirs)).toEqual({ name: 'Robots', members: ['e', 'd'] });
  expect(meanwhileOf(robots, theirs)).toEqual({ came: ['a', 'e'], left: ['b'], fields: { name: 'R', hours: '5' } });
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
