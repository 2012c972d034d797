import { expect, it } from 'vitest';
import { DEFAULTS } from '../../policy/policy';
import { rebase } from '../rebase';
import type { Machine } from './data';
import { body, draftOf, emptyCanDo, faults, patch } from './draft';

const machine = {
  id: 'm',
  lab: 'bishkek',
  lab_id: 'l',
  name: { ky: 'Принтер 3', en: 'Printer 3' },
  name_local: 'Printer 3',
  class: null,
  make: 'Prusa',
  model: 'MK4',
  status: 'in_service',
  capabilities: [{ process: 'MEX', material_class: 'polymer', tolerance_mm: 0.2 }],
  build_volume_mm: [250, 210, 220],
  cost: { amount_minor: 12_500_050, currency: 'KGS' },
  policy: {},
  effective_policy: DEFAULTS,
  created_at: '2026-09-01T03:00:00Z',
  updated_at: '2026-09-01T03:00:00Z',
  checklist: [],
  checklist_version: 0,
  version: 1,
} satisfies Machine;

it('sends nothing of what nobody changed', () => {
  expect(patch(draftOf(machine), machine)).toEqual({});
});

it('sends what was changed, and null for what was taken away', () => {
  const draft = draftOf(machine);
  draft.location = ' Room 204 ';
  draft.edges = ['', '', ''];
  draft.cost = '';
  draft.name.ky = '';
  expect(patch(draft, machine)).toEqual({
    location: 'Room 204',
    build_volume_mm: null,
    cost: null,
    name: { en: 'Printer 3' },
  });
});

it('leaves a bed without a height alone while no volume is entered', () => {
  const laser = { ...machine, build_volume_mm: null, working_area_mm: [600, 400] };
  expect(patch(draftOf(laser), laser)).toEqual({});
});

it('reads money and lengths as people type them', () => {
  const draft = draftOf(machine);
  expect(draft.cost).toBe('125000.5');
  draft.cost = '1 200,50';
  draft.edges = ['300', '300,5', '400'];
  expect(body(draft)).toMatchObject({
    cost: { amount_minor: 120_050, currency: 'KGS' },
    build_volume_mm: [300, 300.5, 400],
  });
  draft.currency = 'KRW';
  draft.cost = '900 000';
  expect(body(draft).cost).toEqual({ amount_minor: 900_000, currency: 'KRW' });
});

it('names what is wrong by the pointers of the service', () => {
  const draft = draftOf();
  draft.edges = ['200', '', '200'];
  draft.cost = 'much';
  draft.can.push({ ...emptyCanDo(), tolerance: '0' });
  expect([...faults(draft).keys()]).toEqual([
    '/name',
    '/model',
    '/build_volume_mm',
    '/cost',
    '/capabilities/0/process',
    '/capabilities/0/material_class',
    '/capabilities/0/tolerance_mm',
  ]);
  expect(faults(draftOf(machine)).size).toBe(0);
});

it('says how metal is made for metal alone, and the furnace for green parts alone', () => {
  const draft = draftOf();
  const one = { ...emptyCanDo(), process: 'MEX', metal: 'green_part', sintering: 'Nabertherm' };
  draft.can.push({ ...one, material: 'metal' }, { ...one, material: 'polymer' });
  expect(body(draft).capabilities).toMatchObject([
    { metal: 'green_part', sintering: 'Nabertherm' },
    { metal: null, sintering: null },
  ]);
});

it('sends a description, and null when it is taken away', () => {
  const told = { ...machine, description: { en: 'For parts of plastic.' } };
  const draft = draftOf(told);
  draft.description.ru = ' Для деталей из пластика. ';
  expect(patch(draft, told)).toEqual({
    description: { en: 'For parts of plastic.', ru: 'Для деталей из пластика.' },
  });
  draft.description = { ky: '', ru: ' ', en: '', ko: '' };
  expect(patch(draft, told)).toEqual({ description: null });
});

it('keeps what was typed when the machine changed meanwhile, and shows the rest anew', () => {
  const draft = draftOf(machine);
  draft.location = 'Room 204';
  const now = { ...machine, location: 'Room 1', serial: 'SN 7', version: 2 };
  const rebased = rebase(draft, draftOf(machine), draftOf(now));
  expect(rebased).toMatchObject({ location: 'Room 204', serial: 'SN 7' });
  expect(patch(rebased, now)).toEqual({ location: 'Room 204' });
});
