import { expect, it } from 'vitest';
import { courseFile } from './course';
import type { Group } from './data';

const month = (key: string, more: Partial<Group>) =>
  ({
    key,
    label: key,
    open_seconds: 7200,
    available_seconds: 3600,
    used_seconds: 1800,
    suppressed: false,
    ...more,
  }) as Group;

it('writes the months with what is told of them, and nothing for what is withheld', () => {
  const months = [
    month('2026-09', { utilization: 0.5, sessions: 3, reach: 9 }),
    month('2026-10', { utilization: 0.25, sessions: 2, reach: null, suppressed: true }),
  ];
  const { href, name } = courseFile(months);
  expect(name).toBe('utilization-2026-09-2026-10.csv');
  expect(decodeURIComponent(href.split(',')[1] ?? '').split('\r\n')).toEqual([
    '\ufeffmonth,open_seconds,available_seconds,used_seconds,utilization,sessions,reach,suppressed',
    '2026-09,7200,3600,1800,0.5,3,9,false',
    '2026-10,7200,3600,1800,0.25,2,,true',
    '',
  ]);
});
