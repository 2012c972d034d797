import type { Schemas } from '../../../api/client';
import type { Group, GroupKind } from '../../groups/data';
import { rebase } from '../rebase';

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

/** What there is to say of one that exists: what its kind has, and null for what was emptied. */
function saidOf(draft: GroupDraft): Schemas['GroupPatch'] {
  const { kind, ...body } = bodyOf(draft);
  if (kind === 'visit') return { ...body, contact: body.contact ?? null };
  return kind === 'team' ? { ...body, max_minutes_per_week: body.max_minutes_per_week ?? null } : body;
}

const same = (a: unknown, b: unknown): boolean => {
  const plain = (one: unknown) => JSON.stringify(Array.isArray(one) ? [...one].sort() : one);
  return plain(a) === plain(b);
};

/** The entries of one that another says otherwise. */
const differing = <T extends object>(one: T, other: T): Partial<T> =>
  Object.fromEntries(Object.entries(one).filter(([name, value]) => !same(value, other[name as keyof T]))) as Partial<T>;

/** What is sent to change one: only what differs from what was read. */
export const changeOf = (draft: GroupDraft, group: Group): Schemas['GroupPatch'] =>
  differing(saidOf(draft), saidOf(draftOf(group)));

/** A draft begun on `before`, now that the group is as `now`: what was entered stays, the rest is as it is now. */
export function rebaseGroup(draft: GroupDraft, before: Group, now: Group): GroupDraft {
  const [was, is] = [draftOf(before), draftOf(now)];
  const added = draft.members.filter((one) => !was.members.includes(one) && !is.members.includes(one));
  const stayed = is.members.filter((one) => draft.members.includes(one) || !was.members.includes(one));
  return { ...rebase(draft, was, is), members: [...stayed, ...added] };
}

/** What somebody else changed of a group between two looks at it. */
export interface Meanwhile {
  came: string[];
  left: string[];
  /** What else they changed, as it is now. */
  fields: Partial<Omit<GroupDraft, 'members' | 'kind'>>;
}

export function meanwhileOf(before: Group, now: Group): Meanwhile {
  const [was, is] = [draftOf(before), draftOf(now)];
  const { members: _, ...fields } = differing(is, was);
  return {
    came: is.members.filter((one) => !was.members.includes(one)),
    left: was.members.filter((one) => !is.members.includes(one)),
    fields,
  };
}
