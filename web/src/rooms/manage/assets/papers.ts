import type { Schemas } from '../../../api/client';
import type { Asset } from './data';

const TEXTS = ['inventory_number', 'donor_agreement', 'transfer_act', 'invoice', 'restrictions'] as const;
const DAYS = ['warranty_until', 'restrictions_until'] as const;
export const FIELDS = [...TEXTS, ...DAYS] as const;

/** What is known of a machine as property, as it is typed. */
export type Draft = Record<(typeof FIELDS)[number], string> & { custodian: string | null };

export function draftOf(asset: Asset): Draft {
  const typed = FIELDS.map((name) => [name, asset[name] ?? '']);
  return {
    ...(Object.fromEntries(typed) as Record<(typeof FIELDS)[number], string>),
    custodian: asset.custodian ?? null,
  };
}

/** Only what differs from what was read; what is empty is taken away. */
export function patch(draft: Draft, asset: Asset): Schemas['AssetPatch'] {
  const before = draftOf(asset);
  const typed = FIELDS.map((name) => [name, draft[name].trim() || null, before[name] || null] as const);
  const changed = [...typed, ['custodian', draft.custodian, before.custodian] as const];
  return Object.fromEntries(changed.filter(([, now, was]) => now !== was).map(([name, now]) => [name, now]));
}
