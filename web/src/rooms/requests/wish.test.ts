import { expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { similar, type Summary } from './data';
import { amount, typedOf } from './money';
import { nearest } from './near';
import { blank, body, changes, draftOf, edges, isWhole, type Draft } from './wish';

const draft = (more: Partial<Draft> = {}): Draft => ({
  ...blank(),
  process: 'PBF',
  material: 'metal',
  title: { ky: ' A printer ' },
  justification: { ky: 'Samples.', ru: ' ' },
  ...more,
});

it('reads numbers as people type them', () => {
  expect(amount('0,1')).toBe(0.1);
  expect(amount('198 000.50')).toBe(198000.5);
  expect(amount('1\u00a0000')).toBe(1000);
  for (const wrong of ['', '-1', 'ten', '1,2,3', '1e5']) expect(amount(wrong)).toBeUndefined();
});

it('wants three edges or none', () => {
  expect(edges(draft())).toBeUndefined();
  expect(edges(draft({ edges: ['100', '80', '0,5'] }))).toEqual([100, 80, 0.5]);
  expect(edges(draft({ edges: ['100', '', ''] }))).toBeNull();
  expect(edges(draft({ edges: ['100', '0', '3'] }))).toBeNull();
});

it('writes the request in its languages and the currency’s smallest unit', () => {
  const told = body(draft({ cost: '198 000,5', users: '45', hours: '12,5', tolerance: '0,1' }));
  expect([told.title, told.justification]).toEqual([{ ky: 'A printer' }, { ky: 'Samples.' }]);
  expect(told.estimated_cost).toEqual({ amount_minor: 19800050, currency: 'USD' });
  expect(told.limits).toEqual({ tolerance_mm: 0.1 });
  expect([told.expected_users, told.hours_per_month]).toEqual([45, 12.5]);
  expect(body(draft({ cost: '5000', currency: 'KRW' })).estimated_cost?.amount_minor).toBe(5000);
  expect(body(draft({ material: '' }))).toMatchObject({ material_class: null, estimated_cost: null, limits: null });
  expect(body(draft({ links: ' https://a.example/x \n\nhttps://b.example' })).links).toEqual([
    'https://a.example/x',
    'https://b.example',
  ]);
});

const cost = { kind: 'gas', per: 'year', amount: '1500', currency: 'USD', quote: '' } as const;
const way = { route: 'outsource', cost: '', currency: 'USD', days: '', why: ' Too slow ' } as const;

it('is whole when what must be there is, and every number is one', () => {
  expect(isWhole(draft({ costs: [cost], ways: [way] }))).toBe(true);
  expect(isWhole(draft({ process: '', material: '' }))).toBe(false);
  expect(isWhole(draft({ title: { en: ' ' } }))).toBe(false);
  expect(isWhole(draft({ costs: [{ ...cost, amount: '' }] }))).toBe(false);
  expect(isWhole(draft({ ways: [{ ...way, days: 'soon' }] }))).toBe(false);
});

it('reads a request back as it was written, and sends only what was changed', () => {
  const told = draft({ edges: ['100', '80', '0.5'], costs: [cost], ways: [way], users: '45', cost: '198000.5' });
  const request = { ...body(told), limits: body(told).limits ?? {} } as unknown as Schemas['EquipmentRequestContent'];
  expect(body(draftOf(request))).toEqual(body(told));
  expect(changes(told, draftOf(request))).toEqual({});
  expect(changes(told, { ...told, edges: ['', '', ''], costs: [] })).toEqual({ limits: null, cost_lines: [] });
  expect(typedOf({ amount_minor: 5000, currency: 'KRW' })).toBe('5000');
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
