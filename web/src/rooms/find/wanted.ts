import type { Schemas } from '../../api/client';

/** The processes, those that labs have most of first. */
export const PROCESSES = [
  'MEX',
  'VPP',
  'PBF',
  'BJT',
  'MJT',
  'DED',
  'SHL',
  'laser_cutting',
  'vinyl_cutting',
  'waterjet_cutting',
  'cnc_milling',
  'cnc_turning',
  'edm',
  'pcb_fabrication',
  'electronics',
  'scanning',
  'metrology',
  'characterisation',
  'casting',
  'furnace',
  'welding',
  'woodworking',
  'sewing',
  'other',
] as const satisfies readonly Schemas['Process'][];
export const MATERIALS = [
  'polymer',
  'metal',
  'ceramic',
  'composite',
  'wood',
  'paper',
  'textile',
  'leather',
  'glass',
  'stone',
  'sand',
  'wax',
  'other',
] as const satisfies readonly Schemas['MaterialClass'][];

/** What something must be able to do; either part may be left open. */
export interface Wanted {
  process?: (typeof PROCESSES)[number];
  material_class?: (typeof MATERIALS)[number];
}

/** What an address names of it; what there is not is left out. */
export function wantedOf(query: URLSearchParams): Wanted {
  const process = query.get('process')?.toLowerCase();
  const material = query.get('material_class');
  return {
    process: PROCESSES.find((one) => one.toLowerCase() === process),
    material_class: MATERIALS.find((one) => one === material),
  };
}
