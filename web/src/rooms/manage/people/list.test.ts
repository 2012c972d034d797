import { describe, expect, it } from 'vitest';
import type { Member } from './data';
import { changeOf, fits, meant, standing } from './list';

const NOW = Date.parse('2026-09-01T03:00:00Z');
const member = (more: Partial<Member>): Member => ({
  id: 'm',
  lab: 'bishkek',
  lab_id: 'l',
  member: 'p',
  role: 'student',
  status: 'active',
  joined_at: '2026-08-01T03:00:00Z',
  version: 1,
  full_name: 'Гүлнара Абдиева',
  email: 'gulnara@example.org',
  phone: '+996555123456',
  student_number: 'ST-1704',
  affiliation: 'Архитектура',
  unclaimed: false,
  ...more,
});
const all = { words: '', role: '', standing: '' };

describe('people', () => {
  it('are found as they are typed', () => {
    expect(meant('гулнара абд', member({}))).toBe(true);
    expect(meant('архит', member({}))).toBe(true);
    expect(meant('gulnara@', member({}))).toBe(true);
    expect(meant('555 123', member({}))).toBe(true);
    expect(meant('st-1704', member({}))).toBe(true);
    expect(meant('  ', member({}))).toBe(true);
    expect(meant('бакыт', member({}))).toBe(false);
    expect(meant('12', member({}))).toBe(false);
  });

  it('stand as what matters most about them', () => {
    expect(standing(member({ status: 'pending', unclaimed: true }), NOW)).toBe('pending');
    expect(standing(member({ suspended_until: '2026-09-01T03:00:01Z' }), NOW)).toBe('suspended');
    expect(standing(member({ suspended_until: '2026-09-01T03:00:00Z' }), NOW)).toBe('active');
    expect(standing(member({ unclaimed: true }), NOW)).toBe('unclaimed');
  });

  it('are narrowed by role, standing and what they hold', () => {
    const one = member({ role: 'manager' });
    expect(fits(one, all, NOW)).toBe(true);
    expect(fits(one, { ...all, role: 'manager' }, NOW)).toBe(true);
    expect(fits(one, { ...all, role: 'student' }, NOW)).toBe(false);
    expect(fits(one, { ...all, standing: 'pending' }, NOW)).toBe(false);
    expect(fits(one, { ...all, holders: new Set(['p']) }, NOW)).toBe(true);
    expect(fits(one, { ...all, holders: new Set(['q']) }, NOW)).toBe(false);
  });

  it('are changed in what was changed alone, and keep their suspension', () => {
    const was = member({ suspended_until: '2026-10-01T00:00:00Z' });
    const same = { role: was.role, affiliation: 'Архитектура ', student_number: 'ST-1704', reason: ' ' };
    expect(changeOf(was, same)).toEqual({ role: 'student', suspended_until: '2026-10-01T00:00:00Z' });
    expect(changeOf(member({}), { ...same, role: 'manager', affiliation: '', reason: 'New' })).toEqual({
      role: 'manager',
      suspended_until: null,
      affiliation: null,
      reason: 'New',
    });
  });
});
