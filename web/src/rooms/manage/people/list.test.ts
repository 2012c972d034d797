import { describe, expect, it } from 'vitest';
import type { Member } from './data';
import { changeOf, choose, standing } from './list';

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
const found = (words: string, list = [member({})]) => choose(list, { ...all, words }, NOW).length;

describe('people', () => {
  it('are found as they are typed', () => {
    expect(found('гулнара абд')).toBe(1);
    expect(found('архит')).toBe(1);
    expect(found('gulnara@')).toBe(1);
    expect(found('555 123')).toBe(1);
    expect(found('st-1704')).toBe(1);
    expect(found('  ')).toBe(1);
    expect(found('бакыт')).toBe(0);
    expect(found('12')).toBe(0);
  });

  it('stand as what matters most about them', () => {
    expect(standing(member({ status: 'pending', unclaimed: true }), NOW)).toBe('pending');
    expect(standing(member({ suspended_until: '2026-09-01T03:00:01Z' }), NOW)).toBe('suspended');
    expect(standing(member({ suspended_until: '2026-09-01T03:00:00Z' }), NOW)).toBe('active');
    expect(standing(member({ unclaimed: true }), NOW)).toBe('unclaimed');
  });

  it('are narrowed by role, standing and what they hold, and come by name', () => {
    const list = [member({ full_name: 'Я', member: '1' }), member({ full_name: 'А', role: 'manager', member: '2' })];
    expect(choose(list, all, NOW).map((one) => one.full_name)).toEqual(['А', 'Я']);
    expect(choose(list, { ...all, role: 'manager' }, NOW)).toHaveLength(1);
    expect(choose(list, { ...all, standing: 'pending' }, NOW)).toHaveLength(0);
    expect(choose(list, { ...all, holders: new Set(['1']) }, NOW)).toHaveLength(1);
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
