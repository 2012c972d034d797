import { expect, it } from 'vitest';
import { wantedOf } from './wanted';

it('takes from an address only what there is, in any case of letters', () => {
  const wanted = (text: string) => wantedOf(new URLSearchParams(text));
  expect(wanted('process=pbf&material_class=metal')).toEqual({ process: 'PBF', material_class: 'metal' });
  expect(wanted('process=CNC_Milling').process).toBe('cnc_milling');
  expect(wanted('process=magic&material_class=gold')).toEqual({ process: undefined, material_class: undefined });
});
