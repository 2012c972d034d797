import { describe, expect, it } from 'vitest';
import { changed, formOf, made, newForm } from './order-form';

const ZONE = 'Asia/Bishkek';
const order = {
  id: 'o',
  lab: 'bishkek',
  lab_id: 'l',
  machine: 'm',
  title: 'Replace the belt',
  description: null,
  planned: true,
  assignee: 'a',
  starts_at: '2026-12-02T04:00:30Z',
  ends_at: '2026-12-02T05:00:30Z',
  status: 'open' as const,
  waits_for_gap: false,
  created_at: '2026-11-29T04:00:00Z',
  version: 1,
};

describe('new work', () => {
  it('is planned in the lab’s time', () => {
    const form = { ...newForm('2026-11-30', false, 'm'), title: ' Replace the belt ' };
    expect(made(form, ZONE)).toEqual({
      machine: 'm',
      title: 'Replace the belt',
      planned: true,
      starts_at: '2026-12-01T04:00:00Z',
      ends_at: '2026-12-01T05:00:00Z',
    });
  });
  it('has no time when it repairs a fault at hand', () => {
    const form = { ...newForm('2026-11-30', true, 'm'), title: 'Mend', assignee: 'a', description: 'Loose hose' };
    const asked = { machine: 'm', title: 'Mend', planned: false, incident: 'i', assignee: 'a' };
    expect(made(form, ZONE, 'i')).toEqual({ ...asked, description: 'Loose hose' });
  });
});

describe('a change', () => {
  it('asks nothing when nothing was touched', () => {
    expect(changed(order, formOf(order, ZONE), ZONE)).toEqual({});
  });
  it('asks what was touched alone, and takes away what was emptied', () => {
    const form = { ...formOf(order, ZONE), assignee: '', until: '2026-12-02T12:00' };
    expect(changed(order, form, ZONE)).toEqual({ assignee: null, ends_at: '2026-12-02T06:00:00Z' });
  });
});
