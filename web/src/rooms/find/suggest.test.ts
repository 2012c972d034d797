import { expect, it } from 'vitest';
import { suggest, type Thing } from './suggest';

const thing = (kind: Thing['kind'], value: string, label: string, also = ''): Thing => ({ kind, value, label, also });
const things = [
  thing('process', 'MEX', 'Филамент менен басуу', 'MEX, FDM, 3D принтер'),
  thing('process', 'metrology', 'Өлчөө'),
  thing('material_class', 'metal', 'Металл'),
  thing('machine', 'm', 'Чоң лазер SP500', 'Large laser cutter Trotec'),
];
const found = (text: string) => suggest(text, things).map((one) => one.value);

it('finds by other names, other languages and letters that a keyboard lacks', () => {
  expect(found('принтер')).toEqual(['MEX']);
  expect(found('fdm')).toEqual(['MEX']);
  expect(found('олчоо')).toEqual(['metrology']);
  expect(found('trotec laser')).toEqual(['m']);
});

it('takes any of the words when nothing holds all', () => {
  expect(found('металл принтер')).toEqual(['MEX', 'metal']);
  expect(found('қар')).toEqual([]);
  expect(found('  ')).toEqual([]);
});
