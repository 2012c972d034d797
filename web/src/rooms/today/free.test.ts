import { expect, it } from 'vitest';
import { ofTime } from '../board/spans';
import { comingDays } from './days';
import { freeOf } from './free';

const span = (starts_at: string, ends_at: string) => ({ starts_at: `${starts_at}:00Z`, ends_at: `${ends_at}:00Z` });
const machine = {
  id: 'm',
  name: { en: 'Printer' },
  status: 'in_service' as const,
  open: [span('2026-12-01T03:00', '2026-12-01T12:00'), span('2026-12-02T03:00', '2026-12-03T12:00')],
  busy: [{ ...span('2026-12-01T11:00', '2026-12-02T05:00'), kind: 'reservation' as const }],
};

it('looks at today, and at the four days after it', () => {
  expect(comingDays('2026-12-01', 'Asia/Bishkek')).toEqual({
    from: '2026-11-30T18:00:00Z',
    until: '2026-12-01T18:00:00Z',
    last: '2026-12-05T18:00:00Z',
  });
});

it('offers the first hour of that day that is free', () => {
  const day = ofTime(machine, '2026-12-01T18:00:00Z', '2026-12-02T18:00:00Z');
  const [first] = freeOf([day], Date.parse('2026-12-01T18:00:00Z'), Date.parse('2026-12-01T11:30:00Z'));
  expect(new Date(first?.offered.from ?? 0).toISOString()).toBe('2026-12-02T05:00:00.000Z');
  expect(first?.isNow).toBe(false);
});
