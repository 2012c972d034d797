import { expect, it } from 'vitest';
import type { Certification, Course, CourseDate, MyEnrolment, MyMachine } from './data';
import { grouped, holding, latest, offersOf, own, standing } from './group';

const NOW = Date.parse('2026-12-01T06:00:00Z');
const day = (n: number) => `2026-12-${String(n).padStart(2, '0')}T04:00:00Z`;
const name = (en: string) => ({ en });

const date = (id: string, course: string, at: number): CourseDate =>
  ({ id, course, title: name(course), starts_at: day(at), ends_at: day(at), free_places: 1 }) as unknown as CourseDate;
const course = (id: string, qualification: string, level?: string): Course =>
  ({ id, qualifications: [{ qualification, level }] }) as Course;
const machine = (id: string, missing?: string, ...levels: string[]): MyMachine =>
  ({
    id,
    name: name(id),
    status: 'in_service',
    qualified: !missing,
    missing: missing
      ? { qualification: missing, name: name(missing), level: levels[0] ?? null, levels, next_courses: [] }
      : null,
  }) as unknown as MyMachine;

it('parts what one may use from the rest, first the training that opens most', () => {
  const machines = [
    machine('saw', 'wood'),
    machine('laser', 'light'),
    machine('engraver', 'light'),
    machine('printer'),
  ];
  const { may, lacking } = grouped(machines, [date('d', 'beams', 3)], [course('beams', 'light')]);
  expect(may.map((one) => one.id)).toEqual(['printer']);
  expect(lacking.map((one) => [one.qualification, one.machines.length, one.offers.length])).toEqual([
    ['light', 2, 1],
    ['wood', 1, 0],
  ]);
});

it('offers each date once, the next first', () => {
  const next = [
    { course_session: 'b', title: name('x'), starts_at: day(4), free_places: 2 },
    { course_session: 'a', title: name('x'), starts_at: day(2), free_places: 2 },
  ];
  const missing = { qualification: 'light', level: null, levels: [], next_courses: next };
  const offers = offersOf(missing, [date('b', 'beams', 4), date('c', 'other', 1)], [course('beams', 'light')]);
  expect(offers.map((one) => one.id)).toEqual(['a', 'b']);
});

it('offers only what gives the level that a machine asks for', () => {
  const machines = [machine('engraver', 'light'), machine('laser', 'light', 'advanced', 'master')];
  const courses = [course('first', 'light', 'basic'), course('second', 'light', 'master'), course('any', 'light')];
  const dates = [date('a', 'first', 2), date('b', 'second', 3), date('c', 'any', 4)];
  const { lacking } = grouped(machines, dates, courses);
  expect(lacking.map((one) => [one.level, one.offers.map((offer) => offer.id)])).toEqual([
    [null, ['a', 'b', 'c']],
    ['advanced', ['b', 'c']],
  ]);
});

const enrolment = (more: object): MyEnrolment =>
  ({ status: 'enrolled', starts_at: day(5), ends_at: day(5), attended: null, passed: null, ...more }) as MyEnrolment;

it('says how an enrolment stands', () => {
  const cases: [object, string][] = [
    [{}, 'enrolled'],
    [{ status: 'waiting' }, 'waiting'],
    [{ cancelled_at: day(1) }, 'cancelled'],
    [{ starts_at: day(1), ends_at: day(1) }, 'open'],
    [{ attended: true }, 'attended'],
    [{ attended: true, passed: true }, 'passed'],
    [{ attended: true, passed: false }, 'failed'],
    [{ attended: false }, 'absent'],
  ];
  for (const [more, is] of cases) expect(standing(enrolment(more), NOW)).toBe(is);
});

it('lists what is ahead before what is over, and nothing that was left', () => {
  const list = [
    enrolment({ id: 'late', starts_at: day(9), ends_at: day(9) }),
    enrolment({ id: 'soon' }),
    enrolment({ id: 'gone', status: 'left' }),
    enrolment({ id: 'past', starts_at: day(1), ends_at: day(1) }),
  ];
  const { ahead, over } = own(list, NOW);
  expect(ahead.map((one) => one.id)).toEqual(['soon', 'late']);
  expect(over.map((one) => one.id)).toEqual(['past']);
});

const certified = (more: object): Certification =>
  ({ qualification: 'light', valid: true, expires_at: null, revoked_at: null, ...more }) as Certification;

it('warns in the last month of a certification', () => {
  expect(holding(certified({}), NOW)).toBe('ever');
  expect(holding(certified({ expires_at: '2027-03-01T00:00:00Z' }), NOW)).toBe('until');
  expect(holding(certified({ expires_at: day(20) }), NOW)).toBe('soon');
  expect(holding(certified({ expires_at: day(1), valid: false }), NOW)).toBe('ended');
  expect(holding(certified({ revoked_at: day(1), valid: false }), NOW)).toBe('revoked');
});

it('shows of each qualification the certification that counts', () => {
  const old = certified({ id: 'old', expires_at: day(1), valid: false });
  const short = certified({ id: 'short', expires_at: day(9) });
  const long = certified({ id: 'long', expires_at: day(20) });
  expect(latest([old, short, long]).map((one) => one.id)).toEqual(['long']);
});
