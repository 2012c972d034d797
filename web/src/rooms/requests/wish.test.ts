import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { similar, type Summary } from './data';
import { amount, body, edges, fromQuery, nearest, type Draft } from './wish';

const draft = (more: Partial<Draft> = {}): Draft => ({
  process: 'PBF',
  material: 'metal',
  edges: ['', '', ''],
  tolerance: '',
  title: ' A printer ',
  justification: 'Samples.',
  users: '',
  hours: '',
  cost: '',
  currency: 'USD',
  ...more,
});

it('reads numbers as people type them', () => {
  expect(amount('0,1')).toBe(0.1);
  expect(amount('198 000.50')).toBe(198000.5);
  expect(amount('1\u00a0000')).toBe(1000);
  for (const wrong of ['', '-1', 'ten', '1,2,3', '1e5']) expect(amount(wrong)).toBeUndefined();
});

it('takes from the address only what there is', () => {
  const query = (text: string) => fromQuery(new URLSearchParams(text));
  expect(query('process=pbf&material_class=metal')).toEqual({ process: 'PBF', material: 'metal' });
  expect(query('process=magic&material_class=gold')).toEqual({ process: '', material: '' });
});

it('wants three edges or none', () => {
  expect(edges(draft())).toBeUndefined();
  expect(edges(draft({ edges: ['100', '80', '0,5'] }))).toEqual([100, 80, 0.5]);
  expect(edges(draft({ edges: ['100', '', ''] }))).toBeNull();
  expect(edges(draft({ edges: ['100', '0', '3'] }))).toBeNull();
});

it('writes the request in the writer’s language and the currency’s smallest unit', () => {
  const told = body(draft({ cost: '198 000,5', users: '45', hours: '12,5', tolerance: '0,1' }), 'ky');
  expect(told.title).toEqual({ ky: 'A printer' });
  expect(told.estimated_cost).toEqual({ amount_minor: 19800050, currency: 'USD' });
  expect(told.limits).toEqual({ tolerance_mm: 0.1 });
  expect([told.expected_users, told.hours_per_month]).toEqual([45, 12.5]);
  expect(body(draft({ cost: '5000', currency: 'KRW' }), 'ko').estimated_cost?.amount_minor).toBe(5000);
  expect(body(draft({ material: '' }), 'en')).toMatchObject({ material_class: null, estimated_cost: null });
  expect(body(draft(), 'en')).not.toHaveProperty('limits');
});

const machine = (id: string, can: Partial<Schemas['Capability']>[], more: object = {}) =>
  ({ id, status: 'in_service', capabilities: can, ...more }) as unknown as Schemas['Machine'];

it('lists what comes near, what lacks least first', () => {
  const found = nearest(
    [
      machine('scanner', [{ process: 'scanning', material_class: 'other' }]),
      machine('nylon', [{ process: 'PBF', material_class: 'polymer' }]),
      machine('small', [{ process: 'PBF', material_class: 'metal', build_volume_mm: [50, 200, 200] }]),
      machine('right', [{ process: 'PBF', material_class: 'metal', build_volume_mm: [90, 60, 120] }]),
      machine('gone', [{ process: 'PBF', material_class: 'metal' }], { status: 'retired' }),
      machine('filled', [{ process: 'MEX', material_class: 'metal', metal: 'filled' }]),
    ],
    draft({ edges: ['60', '120', '90'] }),
  );
  expect(found.map((one) => [one.machine.id, one.why.map((reason) => reason.code)])).toEqual([
    ['right', []],
    ['nylon', ['material_differs']],
    ['small', ['build_volume_too_small']],
    ['filled', ['process_differs', 'metal_filled']],
  ]);
});

it('offers open requests of the same kind, the likest first', () => {
  const one = (id: string, process: string, material_class: string, status = 'submitted') =>
    ({ id, process, material_class, status, created_at: id }) as unknown as Summary;
  const list = [
    one('1', 'PBF', 'polymer'),
    one('2', 'PBF', 'metal'),
    one('3', 'PBF', 'metal', 'declined'),
    one('4', 'sewing', 'textile'),
    one('5', 'edm', 'metal'),
  ];
  expect(similar(list, 'PBF', 'metal').map((found) => found.id)).toEqual(['2', '5', '1']);
  expect(similar(list, '', '')).toEqual([]);
});
