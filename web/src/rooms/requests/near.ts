import type { Schemas } from '../../api/client';
import { amount } from './money';
import { edges, type Draft } from './wish';

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
