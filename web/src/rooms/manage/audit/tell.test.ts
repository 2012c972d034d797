import { expect, it } from 'vitest';
import type { Schemas } from '../../../api/client';
import { forWhom, rows, subject, valueText, who, type Telling } from './tell';

const ID = '019e76d2-ff80-708f-991f-00000000000';
const [machine, student, technician, gone, thing] = ['1', '2', '3', '4', '5'].map((end) => ID + end) as [
  string,
  string,
  string,
  string,
  string,
];
const telling: Telling = {
  names: new Map<string, string | Schemas['LocalText']>([
    [machine, { en: 'Prusa' }],
    [student, 'Aida'],
    [technician, 'Nurbek'],
  ]),
  lab: 'Lab',
  zone: 'Asia/Bishkek',
};
const event = (more: Partial<Schemas['AuditEvent']>): Schemas['AuditEvent'] => ({
  id: thing,
  at: '2026-11-29T09:00:00Z',
  actor_kind: 'person',
  actor: student,
  action: 'reservation.created',
  subject: { type: 'reservation', id: thing },
  before: null,
  after: null,
  request_id: 'test',
  ...more,
});
const booked = {
  kind: 'reservation',
  machine,
  member: student,
  starts_at: '2026-12-02T06:30:00Z',
  ends_at: '2026-12-02T11:30:00Z',
  status: 'confirmed',
};

it('names who and what, in the lab’s time, and links to what has a page', () => {
  const made = event({ after: booked });
  expect(who(made, telling)).toBe('Aida');
  expect(subject(made, telling)).toEqual({
    name: 'Prusa, 2 Dec 2026, 12:30–17:30',
    href: `/manage/reservations/${thing}`,
  });
  expect(subject(event({ after: { ...booked, kind: 'maintenance' } }), telling).href).toBeUndefined();
});

it('says for whom it was done when that is another', () => {
  expect(forWhom(event({ after: booked }), telling)).toBeUndefined();
  expect(forWhom(event({ actor: technician, after: booked }), telling)).toBe('Aida');
});

it('shows no ids: who or what is gone is said to be', () => {
  expect(who(event({ actor: gone }), telling)).toBe('audit-person-gone');
  expect(valueText(gone, ['member'], event({}), telling)).toBe('audit-unnamed');
  expect(valueText([machine, gone], ['machines'], event({}), telling)).toBe('Prusa, audit-unnamed');
  expect(valueText('2026-12-02T06:30:00Z', ['starts_at'], event({}), telling)).toBe('2 Dec 2026, 12:30');
});

it('puts what matters first, and leaves out what the action says', () => {
  const told = rows(event({ after: { cause: 'overrun', ...booked } })).map((row) => row.path[0]);
  expect(told).toEqual(['status', 'machine', 'member', 'starts_at', 'ends_at', 'cause']);
});

it('links work on a machine to the machine, as it has no page of its own', () => {
  const opened = event({
    action: 'work_order.opened',
    subject: { type: 'work_order', id: thing },
    after: { ...booked, status: 'open' },
  });
  expect(subject(opened, telling)).toEqual({
    name: 'Prusa, 2 Dec 2026, 12:30–17:30',
    href: `/manage/machines/${machine}`,
  });
});

it('tells quantities of stock in their unit, and prices in their currency', () => {
  const item = event({
    action: 'stock_item.changed',
    subject: { type: 'stock_item', id: thing },
    before: { balance: 250, cost_minor: 900, cost_currency: 'KRW' },
    after: { balance: 1500, cost_minor: 180000, cost_currency: 'KGS' },
  });
  expect(valueText(1500, ['balance'], item, telling)).toBe('1.5');
  expect(valueText(1500, ['minutes_left'], item, telling)).toBe('1,500');
  expect(valueText(900, ['cost_minor'], item, telling)).toMatch(/900$/);
  expect(valueText(180000, ['cost_minor'], item, telling)).toMatch(/1,800/);
  expect(valueText(gone, ['item'], item, telling)).toBe('audit-named-elsewhere');
  expect(valueText([thing, gone], ['reservations'], item, telling)).toBe('2');
});

it('leads by a word to what an event does not name', () => {
  const asked = event({ subject: { type: 'usage_session', id: thing }, after: { asked: { outcome: 'success' } } });
  expect(subject(asked, telling)).toEqual({ name: expect.stringMatching(/./), href: `/manage/sessions/${thing}` });
});

it('shows what people wrote as they did, and leads to what a file is kept with', () => {
  const asset = event({ subject: { type: 'asset', id: machine }, after: { invoice: 'A_2026-01-02' } });
  expect(subject(asset, telling)).toEqual({ name: 'Prusa', href: `/manage/assets/${machine}` });
  expect(valueText('A_2026-01-02', ['invoice'], asset, telling)).toBe('A_2026-01-02');
  expect(valueText('2026-01-02', ['code'], asset, telling)).toBe('2026-01-02');
  expect(valueText(null, ['donor_agreement'], asset, telling)).toBe('–');
  const file = event({ subject: { type: 'file', id: thing }, after: { subject_type: 'incident', subject: gone } });
  expect(subject(file, telling)).toEqual({
    name: 'audit-subject-type-incident',
    href: `/manage/maintenance/incidents/${gone}`,
  });
});
