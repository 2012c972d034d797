import { expect, it } from 'vitest';
import { Problem } from '../../api/problem';
import { answersFor, mayBook, refusedOf, weekMinutes } from './rules';

const ZONE = 'Asia/Bishkek';
const taken = (status: string) => ({ reservation: 'r', machine: 'm', machine_name: { en: 'Laser' }, status });
const booking = (starts_at: string, ends_at: string, ...statuses: string[]) => ({
  starts_at,
  ends_at,
  machines: statuses.map(taken),
});

it('counts a week’s minutes of all machines together, without what was called off', () => {
  const one = booking('2026-12-01T04:00:00Z', '2026-12-01T05:30:00Z', 'confirmed', 'no_show', 'cancelled');
  expect(weekMinutes([one], '2026-11-30', ZONE)).toBe(180);
  expect(weekMinutes([one], '2026-12-07', ZONE)).toBe(0);
});

it('counts in parts what lies across two weeks', () => {
  // From Sunday 23:00 to Monday 01:30 of the lab.
  const one = booking('2026-12-06T17:00:00Z', '2026-12-06T19:30:00Z', 'confirmed', 'pending');
  expect(weekMinutes([one], '2026-11-30', ZONE)).toBe(120);
  expect(weekMinutes([one], '2026-12-07', ZONE)).toBe(180);
});

it('lets a class’s teacher book, anybody of a team, and staff for all', () => {
  const group = (kind: 'class' | 'team' | 'visit', archived = false) => ({ kind, lead: 'lead', archived });
  expect(mayBook(group('class'), 'lead', false)).toBe(true);
  expect(mayBook(group('class'), 'other', false)).toBe(false);
  expect(mayBook(group('team'), 'other', false)).toBe(true);
  expect(mayBook(group('visit'), 'other', false)).toBe(false);
  expect(mayBook(group('visit'), 'other', true)).toBe(true);
  expect(mayBook(group('team', true), 'other', true)).toBe(false);
  expect(mayBook(group('team'), undefined, false)).toBe(false);
});

it('knows who answers for a booking', () => {
  const booking = { member: 'a', group_lead: 'b' };
  expect(answersFor(booking, 'a', false)).toBe(true);
  expect(answersFor(booking, 'b', false)).toBe(true);
  expect(answersFor(booking, 'c', false)).toBe(false);
  expect(answersFor({ member: 'a' }, 'c', true)).toBe(true);
  expect(answersFor({ member: 'a' }, undefined, false)).toBe(false);
});

it('reads each machine of a refusal with its sentence and its gaps', () => {
  const gap = { starts_at: '2026-12-01T04:00:00Z', ends_at: '2026-12-01T05:00:00Z' };
  const refusal = new Problem(409, {
    detail: 'None is booked.',
    errors: [{ pointer: '/machines/1', code: 'slot_taken', detail: 'It is taken.' }],
    machines: [
      { pointer: '/machines/1', machine: 'b', refusals: [], next_gaps: [gap] },
      { pointer: '/machines/2', machine: 'c', refusals: [] },
    ],
  });
  expect(refusedOf(refusal)).toEqual([
    { machine: 'b', why: 'It is taken.', gaps: [gap] },
    { machine: 'c', why: 'None is booked.', gaps: [] },
  ]);
  expect(refusedOf(null)).toEqual([]);
});
