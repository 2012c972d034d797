import { expect, it } from 'vitest';
import type { Course, Qualification } from './data';
import { courseOf, draftOf } from './course';

const QUALIFICATIONS = [
  { id: 'light', levels: ['user', 'trainer'] },
  { id: 'wood', levels: [] },
] as unknown as Qualification[];

it('reads a course and states it again', () => {
  const course = {
    title: { en: 'Laser' },
    description: null,
    duration_minutes: 90,
    capacity: 6,
    qualifications: [{ qualification: 'light', level: 'user' }],
    prerequisites: ['wood'],
  } as unknown as Course;
  expect(courseOf(draftOf(course), QUALIFICATIONS).body).toEqual(course);
});

it('leaves out a level that the qualification does not have', () => {
  const draft = { ...draftOf(undefined), gives: { wood: 'user', light: '' } };
  draft.title.en = 'Saw';
  expect(courseOf(draft, QUALIFICATIONS).body?.qualifications).toEqual([
    { qualification: 'wood' },
    { qualification: 'light' },
  ]);
});

it('says what is wrong', () => {
  const draft = { ...draftOf(undefined), minutes: '3', capacity: '' };
  expect(courseOf(draft, QUALIFICATIONS)).toEqual({ nameless: true, wrongMinutes: true, wrongCapacity: true });
});
