import { expect, it } from 'vitest';
import { facts, parts } from './facts';
import { DEFAULTS } from './policy';

it('tells of the usual rules only what they forbid', () => {
  expect(facts(DEFAULTS)).toEqual([
    { rule: 'longest', most: 480 },
    { rule: 'ahead', days: 30 },
    { rule: 'active', n: 5 },
    { rule: 'check-in', minutes: 15 },
  ]);
});

it('tells first what keeps somebody from booking at all', () => {
  const rules = facts({
    min_minutes: 30,
    max_minutes: 240,
    granularity_minutes: 30,
    max_days_ahead: 0,
    min_notice_minutes: 60,
    buffer_minutes: 15,
    max_active_reservations: 1,
    max_minutes_per_week: 600,
    cancel_notice_minutes: 120,
    check_in_window_minutes: null,
    requires_approval: true,
    requires_qualification: 'laser',
    requires_level: null,
    unattended_minutes_after_closing: 960,
    requires_staff_on_duty: true,
    requires_supervisor: 'laser',
    requires_second_person: true,
    hazard: true,
  });
  expect(rules.map((fact) => fact.rule)).toEqual(
    'training approval staff-on-duty supervisor second-person hazard length same-day grid notice active week cancel buffer after-closing'.split(
      ' ',
    ),
  );
  expect(rules).toContainEqual({ rule: 'length', least: 30, most: 240 });
});

it('says a length in the largest units that say it exactly', () => {
  expect(parts(45)).toEqual([{ unit: 'minutes', n: 45 }]);
  expect(parts(90)).toEqual([
    { unit: 'hours', n: 1 },
    { unit: 'minutes', n: 30 },
  ]);
  expect(parts(960)).toEqual([{ unit: 'hours', n: 16 }]);
  expect(parts(2880)).toEqual([{ unit: 'days', n: 2 }]);
  expect(parts(1500)).toEqual([{ unit: 'hours', n: 25 }]);
  expect(parts(0)).toEqual([{ unit: 'minutes', n: 0 }]);
});
