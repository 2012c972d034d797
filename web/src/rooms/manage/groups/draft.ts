import type { Schemas } from '../../../api/client';
import type { Group, GroupKind } from '../../groups/data';

/** A group as its form holds it. */
export interface GroupDraft {
  kind: GroupKind;
  name: string;
  lead: string | null;
  members: string[];
  /** How many come, of a visit. */
  headcount: string;
  contact: string;
  /** A team's quota in hours; empty where it has none. */
  hours: string;
  countsPersonally: boolean;
}

export const KINDS = ['class', 'team', 'visit'] as const satisfies readonly GroupKind[];
const MOST_HEADS = 1000;
const MOST_HOURS = 1680;

export const draftOf = (group: Group | undefined): GroupDraft => ({
  kind: group?.kind ?? 'class',
  name: group?.name ?? '',
  lead: group?.lead ?? null,
  members: [...(group?.members ?? [])],
  headcount: String(group?.headcount ?? ''),
  contact: group?.contact ?? '',
  hours: group?.max_minutes_per_week ? String(group.max_minutes_per_week / 60) : '',
  countsPersonally: group?.counts_personally ?? false,
});

/** Hours as they are typed, in whole minutes; nothing where that is no length that a quota may have. */
export function minutesOf(hours: string): number | undefined {
  const text = hours.trim().replace(',', '.');
  const minutes = Math.round(Number(text) * 60);
  return /^\d+(\.\d+)?$/.test(text) && minutes >= 1 && minutes <= MOST_HOURS * 60 ? minutes : undefined;
}

/** What of a draft is wrong. */
export function faultsOf(draft: GroupDraft) {
  const visit = draft.kind === 'visit';
  const heads = Number(draft.headcount.trim());
  return {
    nameless: !draft.name.trim(),
    leaderless: !visit && !draft.lead,
    headless: visit && !(Number.isInteger(heads) && heads >= 1 && heads <= MOST_HEADS),
    wrongHours: draft.kind === 'team' && draft.hours.trim() !== '' && minutesOf(draft.hours) === undefined,
  };
}

/** What is sent to make a group; asked only of a draft without faults. */
export function bodyOf(draft: GroupDraft): Schemas['NewGroup'] {
  const { kind, lead, members, contact } = draft;
  const name = draft.name.trim();
  if (kind === 'visit') {
    return { kind, name, headcount: Number(draft.headcount), ...(contact.trim() && { contact: contact.trim() }) };
  }
  const minutes = minutesOf(draft.hours);
  return {
    kind,
    name,
    ...(lead && { lead }),
    members: members.filter((one) => one !== lead),
    ...(kind === 'team' && { counts_personally: draft.countsPersonally }),
    ...(kind === 'team' && minutes && { max_minutes_per_week: minutes }),
  };
}

/** What is sent to change one: what its kind has, and null for what was emptied. */
export function changeOf(draft: GroupDraft): Schemas['GroupPatch'] {
  const { kind, ...body } = bodyOf(draft);
  if (kind === 'visit') return { ...body, contact: body.contact ?? null };
  return kind === 'team' ? { ...body, max_minutes_per_week: body.max_minutes_per_week ?? null } : body;
}
