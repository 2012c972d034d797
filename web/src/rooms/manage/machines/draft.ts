import type { Schemas } from '../../../api/client';
import { bodyOf, textsOf, type Texts } from '../lab-text';
import { amount, moneyOf, typedOf } from '../../requests/money';
import type { Machine } from './data';

type Edges = [string, string, string];

/** One thing that a machine can do, all as typed. */
export interface CanDo {
  process: string;
  material: string;
  metal: string;
  sintering: string;
  tolerance: string;
  edges: Edges;
}

/** A machine as it is being written: all as typed. */
export interface Draft {
  name: Texts;
  description: Texts;
  class: string;
  make: string;
  model: string;
  asset_tag: string;
  serial: string;
  location: string;
  grant: string;
  acquired_on: string;
  cost: string;
  currency: string;
  edges: Edges;
  can: CanDo[];
}

export const METALS: Schemas['Metal'][] = ['direct', 'green_part', 'filled', 'subtractive'];
export const CURRENCIES = ['KGS', 'USD', 'EUR', 'KRW'];

const typed = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value));
const edgesOf = (mm: number[] | null | undefined): Edges => [typed(mm?.[0]), typed(mm?.[1]), typed(mm?.[2])];

export function emptyCanDo(): CanDo {
  return { process: '', material: '', metal: '', sintering: '', tolerance: '', edges: ['', '', ''] };
}

/** A machine as the form shows it; without one, an empty form. */
export function draftOf(machine?: Machine): Draft {
  const cost = machine?.cost;
  return {
    name: textsOf(machine?.name),
    description: textsOf(machine?.description),
    class: machine?.class ?? '',
    make: machine?.make ?? '',
    model: machine?.model ?? '',
    asset_tag: machine?.asset_tag ?? '',
    serial: machine?.serial ?? '',
    location: machine?.location ?? '',
    grant: machine?.grant ?? '',
    acquired_on: machine?.acquired_on ?? '',
    cost: typedOf(cost),
    currency: cost?.currency ?? 'KGS',
    edges: edgesOf(machine?.build_volume_mm),
    can: (machine?.capabilities ?? []).map((one) => ({
      process: one.process,
      material: one.material_class,
      metal: one.metal ?? '',
      sintering: one.sintering ?? '',
      tolerance: typed(one.tolerance_mm),
      edges: edgesOf(one.build_volume_mm),
    })),
  };
}

/** The three edges in millimetres: null when none is given, nothing when they are not three lengths. */
function size(edges: Edges): number[] | null | undefined {
  if (edges.every((one) => one.trim() === '')) return null;
  const mm = edges.map((one) => amount(one) ?? 0);
  return mm.every((one) => one > 0) ? mm : undefined;
}

/** What is wrong with what was typed: words by the JSON pointer of their field, as the service names them. */
export function faults(draft: Draft): Map<string, string> {
  const found = new Map<string, string>();
  if (!bodyOf(draft.name)) found.set('/name', 'machines-name-needed');
  if (!draft.model.trim()) found.set('/model', 'field-required');
  if (size(draft.edges) === undefined) found.set('/build_volume_mm', 'machines-size-three');
  if (draft.cost.trim() && amount(draft.cost) === undefined) found.set('/cost', 'machines-number-bad');
  draft.can.forEach((one, at) => {
    if (!one.process) found.set(`/capabilities/${at}/process`, 'field-required');
    if (!one.material) found.set(`/capabilities/${at}/material_class`, 'field-required');
    if (size(one.edges) === undefined) found.set(`/capabilities/${at}/build_volume_mm`, 'machines-size-three');
    if (one.tolerance.trim() && !amount(one.tolerance))
      found.set(`/capabilities/${at}/tolerance_mm`, 'machines-number-bad');
  });
  return found;
}

function capability(one: CanDo): Schemas['CapabilityInput'] {
  const metal = one.material === 'metal';
  return {
    process: one.process as Schemas['Process'],
    material_class: one.material as Schemas['MaterialClass'],
    build_volume_mm: size(one.edges) ?? null,
    tolerance_mm: amount(one.tolerance) ?? null,
    // Only metal has a way of making it, and only green parts a furnace.
    metal: metal && one.metal ? (one.metal as Schemas['Metal']) : null,
    sintering: (metal && one.metal === 'green_part' && one.sintering.trim()) || null,
  };
}

/** The machine as the service takes it; call it on a draft without faults. */
export function body(draft: Draft) {
  return {
    name: bodyOf(draft.name) ?? {},
    description: bodyOf(draft.description) ?? null,
    class: draft.class || null,
    make: draft.make.trim(),
    model: draft.model.trim(),
    asset_tag: draft.asset_tag.trim() || null,
    serial: draft.serial.trim() || null,
    location: draft.location.trim() || null,
    grant: draft.grant.trim() || null,
    acquired_on: draft.acquired_on || null,
    cost: moneyOf(draft.cost, draft.currency),
    build_volume_mm: size(draft.edges) ?? null,
    capabilities: draft.can.map(capability),
  } satisfies Schemas['NewMachine'];
}

/** Only what differs from the machine as it was read: what others keep up meanwhile is not written over. */
export function patch(draft: Draft, machine: Machine): Schemas['MachinePatch'] {
  const before = body(draftOf(machine));
  const changed = Object.entries(body(draft)).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before]),
  );
  return Object.fromEntries(changed);
}
