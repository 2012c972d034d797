import { describe, expect, it } from 'vitest';
import { asked, come, faults, formOf, standing } from './plan';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const plan = {
  id: 'p',
  lab: 'bishkek',
  lab_id: 'l',
  machine: 'm',
  title: 'Clean the lens',
  duration_minutes: 45,
  lead_days: 14,
  paused: false,
  last_done_at: '2026-11-01T11:00:00Z',
  used_seconds: 90 * 3600 + 1800,
  sessions: 12,
  waits_for_gap: false,
  version: 1,
};

describe('a plan', () => {
  it('tells how far it has come by each measure, the nearest to due first', () => {
    expect(come({ ...plan, every_days: 56, every_run_hours: 100 }, NOW)).toEqual([
      { by: 'run_hours', done: 90, every: 100 },
      { by: 'days', done: 28, every: 56 },
    ]);
  });
  it('is due once a measure is full, and waits for its order else', () => {
    expect(standing({ ...plan, every_sessions: 12 }, NOW)).toBe('due');
    expect(standing({ ...plan, every_sessions: 13 }, NOW)).toBe('later');
    expect(standing({ ...plan, every_sessions: 12, paused: true }, NOW)).toBe('paused');
    expect(standing({ ...plan, every_sessions: 12, work_order: 'w' }, NOW)).toBe('ordered');
    expect(standing({ ...plan, every_sessions: 12, work_order: 'w', waits_for_gap: true }, NOW)).toBe('no-gap');
  });
});

describe('its form', () => {
  it('leaves out what is empty', () => {
    const form = { ...formOf({ ...plan, every_days: 56 }), run_hours: ' 80 ', days: '' };
    expect(asked(form)).toMatchObject({
      every_days: null,
      every_run_hours: 80,
      every_sessions: null,
      description: null,
    });
    expect(faults(form).size).toBe(0);
  });
  it('asks for a measure, a machine and a title, and for whole numbers', () => {
    expect([...faults(formOf(null))]).toEqual([
      ['machine', 'needed'],
      ['title', 'needed'],
    ]);
    expect(faults({ ...formOf(plan), days: '' }).get('days')).toBe('never');
    expect(faults({ ...formOf(plan), days: '0' }).get('days')).toBe('number');
    expect(faults({ ...formOf(plan), sessions: '2.5', minutes: '3' }).get('minutes')).toBe('number');
  });
});
