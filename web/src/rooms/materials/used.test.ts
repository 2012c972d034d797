import { expect, it } from 'vitest';
import { typedNumber, type Item } from './amount';
import { asLastTime, fault, toldAtStart, toTake, type Line } from './used';

type Last = Parameters<typeof asLastTime>;
const material = (stock_item: string, quantity: number) => ({
  stock_item,
  quantity,
  unit: 'gram' as const,
  name: { en: stock_item },
  cost: null,
});
const line = (more: Partial<Line>): Line => ({ item: 'pla', typed: '10', unit: 'gram', taken: 0, ...more });

it('reads numbers as people write them', () => {
  expect(['1 250,5', '0.125', '3'].map(typedNumber)).toEqual([1250.5, 0.125, 3]);
  expect(['', '-3', '1.2345', 'ten'].map(typedNumber)).toEqual([undefined, undefined, undefined, undefined]);
});

it('takes at the end only what was not taken at the start', () => {
  const told = toldAtStart({ materials: [material('pla', 40)] });
  expect(toTake(told)).toEqual([]);
  expect(toTake([{ ...told[0]!, typed: '42,5' }])).toEqual([{ stock_item: 'pla', quantity: 2.5, unit: 'gram' }]);
  expect(fault({ ...told[0]!, typed: '30' })).toBe('less');
});

it('offers what was used the last time on the same machine, as far as the lab has it', () => {
  const session = { id: 's3', machine: 'm1', materials: [] } as unknown as Last[1];
  const earlier = [
    { id: 's3', machine: 'm1', materials: [material('pla', 1)] },
    { id: 's2', machine: 'm2', materials: [material('pla', 2)] },
    { id: 's1', machine: 'm1', materials: [material('pla', 3), material('gone', 4)] },
  ];
  expect(asLastTime(earlier, session, [{ id: 'pla' } as Item])).toEqual([line({ typed: '3' })]);
});

it('wants an item and an amount', () => {
  expect(fault(line({ item: '' }))).toBe('item');
  expect([line({ typed: '' }), line({ typed: '0' }), line({})].map(fault)).toEqual(['amount', 'amount', undefined]);
});
