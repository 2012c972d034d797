import { expect, it } from 'vitest';
import type { Item } from '../../materials/amount';
import { rebase } from '../rebase';
import { body, draftOf, faults, filled, patch } from './draft';

const item = {
  name: { en: 'PLA black' },
  category: 'filament',
  material: 'PLA',
  colour: 'black',
  unit: 'gram',
  reorder_level: 1000,
  allow_negative: false,
  barcode: null,
  filament: { density_g_cm3: 1.24, diameter_mm: 1.75 },
  unit_cost: { amount: { amount_minor: 165_000, currency: 'KGS' }, per: 1000 },
  supplier: null,
  keeper: null,
} as unknown as Item;

it('changes nothing of an item that was only looked at', () => expect(patch(draftOf(item), item)).toEqual({}));

it('sends what was changed, and null for what was emptied', () => {
  const draft = { ...draftOf(item), level: '2 000', colour: ' ', density: '', diameter: '', cost: '1800,5' };
  expect(patch(draft, item)).toEqual({
    reorder_level: 2000,
    colour: null,
    filament: null,
    unit_cost: { amount: { amount_minor: 180_050, currency: 'KGS' }, per: 1000 },
  });
});

it('makes a new item of what was said', () => {
  const draft = { ...draftOf(), category: 'bit', cost: '650' };
  draft.name.ru = 'Фреза 3 мм';
  expect(faults(draft).size).toBe(0);
  expect(body(draft)).toMatchObject({
    name: { ru: 'Фреза 3 мм' },
    unit: 'piece',
    unit_cost: { per: 1 },
    filament: null,
  });
});

it('says what is missing or no number', () => {
  expect([...faults(draftOf()).keys()]).toEqual(['/name', '/category']);
  const draft = { ...draftOf(item), diameter: '', level: 'few', per: '0' };
  expect([...faults(draft).keys()]).toEqual(['/reorder_level', '/filament/diameter_mm', '/unit_cost/per']);
});

it('keeps what was typed when somebody else changed the item', () => {
  const draft = { ...draftOf(item), level: '500' };
  const rebased = rebase(draft, draftOf(item), draftOf({ ...item, barcode: '47' }));
  expect([rebased.level, rebased.barcode]).toEqual(['500', '47']);
});

it('takes from the catalogue what it says, and leaves a name that was written', () => {
  const filament = {
    manufacturer: 'eSun',
    name: 'Black',
    material: 'PLA+',
    density_milligrams_per_cm3: 1230,
    diameter_micrometres: 1750,
  } as Parameters<typeof filled>[1];
  const empty = filled({ ...draftOf(), unit: 'gram' }, filament);
  expect([empty.name.en, empty.material, empty.density, empty.diameter]).toEqual([
    'eSun PLA+ Black',
    'PLA+',
    '1.23',
    '1.75',
  ]);
  const named = { ...draftOf(), name: { ...draftOf().name, ky: 'Кара жип' } };
  expect(filled(named, filament).name).toEqual(named.name);
});
