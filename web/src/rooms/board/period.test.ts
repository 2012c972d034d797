import { expect, it } from 'vitest';
import { periodOf } from './period';

const TODAY = '2026-11-29';
const of = (query: string) => periodOf(new URLSearchParams(query), TODAY, 'Asia/Bishkek');

it('shows the day of an address, or its week', () => {
  expect(of('day=2026-12-02')).toMatchObject({
    day: '2026-12-02',
    from: '2026-12-01T18:00:00Z',
    until: '2026-12-02T18:00:00Z',
  });
  expect(of('day=2026-12-02&view=week')).toMatchObject({
    first: '2026-11-30',
    from: '2026-11-29T18:00:00Z',
    until: '2026-12-06T18:00:00Z',
  });
});

it('shows today where an address names no day', () => {
  for (const day of ['2026-19-41', '2026-02-30', '9999-12-31', 'soon'])
    for (const view of ['day', 'week', 'list']) expect(of(`day=${day}&view=${view}`).day).toBe(TODAY);
});
