import { expect, it } from 'vitest';
import { labelled, meant, seen, unseenByPlace } from './checking';
import type { Asset, Line } from './data';

const ID = '019a1b2c-3d4e-7f50-8a61-728394a5b6c7';
const asset = (machine: string, name: string, more: Partial<Asset> = {}) =>
  ({ machine, name: { en: name }, make: '', model: '', ...more }) as Asset;
const assets = [
  asset(ID, 'Laser cutter', { asset_tag: 'FL-009' }),
  asset('b', 'Laser engraver', { inventory_number: '01-0457' }),
  asset('c', 'Old laser', { asset_tag: 'FL-001', disposal: { way: 'sold', disposed_on: '2026-01-01' } as never }),
];

it('takes a label, a tag or a number for the one machine that has it, and words for those that are called so', () => {
  const found = (typed: string) => meant(assets, typed).map((one) => one.machine);
  expect(labelled(`https://lab.example/machines/${ID}?lang=ky`)).toBe(ID);
  expect(found(`https://lab.example/machines/${ID}`)).toEqual([ID]);
  expect(found('https://lab.example/machines/019a1b2c-3d4e-7f50-8a61-000000000000')).toEqual([]);
  expect([found(' fl-009 '), found('01-0457'), found('FL-001')]).toEqual([[ID], ['b'], ['c']]);
  expect(found('laser')).toEqual([ID, 'b']);
  expect([found(' '), found('mill')]).toEqual([[], []]);
});

const line = (machine: string, more: Partial<Line>) => ({ machine, outcome: null, location: null, ...more }) as Line;

it('lists what is still to be found by its place', () => {
  const lines = [
    line('a', {}),
    line('b', { location: 'Room 10' }),
    line('c', { location: 'Room 9' }),
    line('d', { location: 'Room 9', outcome: 'found' }),
    line('e', { location: 'Room 10' }),
  ];
  expect(unseenByPlace(lines).map(({ place, lines }) => [place, lines.map((one) => one.machine).join('')])).toEqual([
    ['Room 9', 'c'],
    ['Room 10', 'be'],
    ['', 'a'],
  ]);
});

it('shows the latest first, and in a report what needs a hand', () => {
  const machines = [
    line('a', { outcome: 'found', found_at: '2026-09-01T03:10:00Z' }),
    line('b', { outcome: 'missing', found_at: '2026-09-01T03:00:00Z' }),
    line('c', { outcome: 'found', found_at: '2026-09-01T03:20:00Z' }),
    line('d', {}),
  ];
  const order = (finished_at: string | null) => seen({ machines, finished_at }).map((one) => one.machine);
  expect(order(null)).toEqual(['c', 'a', 'b']);
  expect(order('2026-09-01T04:00:00Z')).toEqual(['b', 'c', 'a']);
});
