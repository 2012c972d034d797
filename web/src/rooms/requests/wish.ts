import type { Schemas } from '../../api/client';

/** A request as it is being written: all as typed. */
export interface Draft {
  process: string;
  material: string;
  edges: [string, string, string];
  tolerance: string;
  title: string;
  justification: string;
  users: string;
  hours: string;
  cost: string;
  currency: string;
}

export const PROCESSES: Schemas['Process'][] = [
  'PBF',
  'MEX',
  'VPP',
  'MJT',
  'BJT',
  'DED',
  'SHL',
  'laser_cutting',
  'cnc_milling',
  'cnc_turning',
  'waterjet_cutting',
  'edm',
  'vinyl_cutting',
  'pcb_fabrication',
  'electronics',
  'metrology',
  'characterisation',
  'scanning',
  'casting',
  'woodworking',
  'welding',
  'sewing',
  'furnace',
  'other',
];
export const MATERIALS: Schemas['MaterialClass'][] = [
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
];

/** A number as people type it, with a comma or a point and spaces between thousands; nothing when it is none or negative. */
export function amount(typed: string): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** What the address asks for, where it names things that there are. */
export function fromQuery(query: URLSearchParams): Pick<Draft, 'process' | 'material'> {
  const asked = (query.get('process') ?? '').toLowerCase();
  const material = query.get('material_class') ?? '';
  return {
    process: PROCESSES.find((one) => one.toLowerCase() === asked) ?? '',
    material: MATERIALS.find((one) => one === material) ?? '',
  };
}

/** The edges of the largest part: nothing when none is given, null when they are not three lengths. */
export function edges(draft: Draft): number[] | undefined | null {
  if (draft.edges.every((one) => one.trim() === '')) return undefined;
  const sizes = draft.edges.map((one) => amount(one));
  return sizes.every((one) => one !== undefined && one > 0) ? (sizes as number[]) : null;
}

/** The request as the service takes it, its texts in the writer's language. */
export function body(draft: Draft, lang: string): Schemas['NewEquipmentRequest'] {
  const size = edges(draft);
  const tolerance = amount(draft.tolerance);
  const limits = { ...(size && { build_volume_mm: size }), ...(tolerance && { tolerance_mm: tolerance }) };
  const cost = amount(draft.cost);
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency: draft.currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  const users = amount(draft.users);
  return {
    title: { [lang]: draft.title.trim() },
    justification: { [lang]: draft.justification.trim() },
    process: (draft.process || null) as Schemas['Process'] | null,
    material_class: (draft.material || null) as Schemas['MaterialClass'] | null,
    ...(Object.keys(limits).length > 0 && { limits }),
    expected_users: users === undefined ? null : Math.round(users),
    hours_per_month: amount(draft.hours) ?? null,
    estimated_cost: cost ? { amount_minor: Math.round(cost * 10 ** digits), currency: draft.currency } : null,
  };
}

export interface Near {
  machine: Schemas['Machine'];
  why: Schemas['WhyNot'][];
}

/** Whether a part fits, turned as it may be. */
function fits(part: number[], room: number[]): boolean {
  const sorted = (sizes: number[]) => [...sizes].sort((a, b) => a - b);
  const inside = sorted(room);
  return sorted(part).every((edge, at) => edge <= (inside[at] ?? Infinity));
}

function whyNot(machine: Schemas['Machine'], can: Schemas['Capability'], draft: Draft): Schemas['WhyNot'][] {
  const why: Schemas['WhyNot'][] = [];
  const process = draft.process as Schemas['Process'];
  const material = draft.material as Schemas['MaterialClass'];
  if (material && can.material_class !== material) {
    why.push({ code: 'material_differs', asked: material, has: can.material_class });
  }
  if (process && can.process !== process) why.push({ code: 'process_differs', asked: process, has: can.process });
  if (material === 'metal' && can.metal === 'filled') why.push({ code: 'metal_filled' });
  if (material === 'metal' && can.metal === 'green_part' && !can.sintering) {
    why.push({ code: 'green_part_without_sintering' });
  }
  const size = edges(draft);
  const room = can.build_volume_mm ?? machine.build_volume_mm;
  if (size && room && !fits(size, room)) why.push({ code: 'build_volume_too_small', asked_mm: size, has_mm: room });
  const tolerance = amount(draft.tolerance);
  if (tolerance && can.tolerance_mm && can.tolerance_mm > tolerance) {
    why.push({ code: 'tolerance_too_coarse', asked_mm: tolerance, has_mm: can.tolerance_mm });
  }
  return why;
}

/** The machines that share a process or a material with the wish, those that lack least first, and what each lacks. */
export function nearest(machines: Schemas['Machine'][], draft: Draft): Near[] {
  const related = (can: Schemas['Capability']) =>
    can.process === draft.process || can.material_class === draft.material;
  return machines
    .filter((machine) => machine.status !== 'retired')
    .flatMap((machine) => {
      const found = machine.capabilities.filter(related).map((can) => whyNot(machine, can, draft));
      const [why] = found.sort((a, b) => a.length - b.length);
      return why ? [{ machine, why }] : [];
    })
    .sort((a, b) => a.why.length - b.why.length);
}
