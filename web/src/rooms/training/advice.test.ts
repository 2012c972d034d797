import { expect, it } from 'vitest';
import { Problem, Unreachable, type ProblemDocument } from '../../api/problem';
import { adviceOf, asksSecond, checklistOf } from './advice';

const problem = (told: object) => new Problem(422, told as Partial<ProblemDocument>);

it('names the next dates of a training that is missing, whichever refusal came first', () => {
  const next_courses = [{ course_session: 's', title: { en: 'Laser' }, starts_at: '', free_places: 1 }];
  expect(adviceOf(problem({ code: 'not_qualified', next_courses }))).toEqual({ next: next_courses, missing: [] });
  const second = problem({ code: 'suspended', refusals: [{ code: 'not_qualified', next_courses }] });
  expect(adviceOf(second)?.next).toEqual(next_courses);
  expect(adviceOf(problem({ code: 'not_qualified' }))?.next).toEqual([]);
});

it('names who must be there', () => {
  const told = { code: 'unsupervised', missing: ['supervisor', 'second_person'] };
  expect(adviceOf(problem(told))).toEqual({ missing: ['supervisor', 'second_person'] });
});

it('tells what a minor who comes alone needs', () => {
  const alone = { code: 'minor_alone', hazard: false, consent_missing: true };
  expect(adviceOf(problem(alone))).toEqual({ missing: [], minor: 'consent' });
  const both = problem({ code: 'suspended', refusals: [{ ...alone, hazard: true }] });
  expect(adviceOf(both)).toEqual({ missing: [], minor: 'hazard' });
  expect([problem(alone), problem({ code: 'slot_taken' }), null].map(asksSecond)).toEqual([true, false, false]);
  expect(asksSecond(problem({ code: 'unsupervised', missing: ['second_person'] }))).toBe(true);
});

it('has nothing to say of anything else', () => {
  expect(adviceOf(problem({ code: 'slot_taken' }))).toBeUndefined();
  expect(adviceOf(new Unreachable('unreachable'))).toBeUndefined();
  expect(adviceOf(null)).toBeUndefined();
});

it('finds the checklist that is to be gone through', () => {
  const checklist = [{ en: 'Extraction runs' }];
  expect(checklistOf(problem({ code: 'checklist_not_acknowledged', checklist }))).toEqual(checklist);
  expect(checklistOf(problem({ code: 'slot_taken' }))).toBeUndefined();
});
