import { DEFAULTS, NULLABLE, resolve, type Patch, type Policy } from '../../policy/policy';
import { UNIT_MINUTES, type Unit } from '../../policy/facts';

export type FieldName = keyof Policy;
type Kind = 'length' | 'count' | 'step' | 'yes-no' | 'training';

export interface FieldSpec {
  name: FieldName;
  kind: Kind;
  least: number;
  most: number;
  /** The unit offered while the field is empty. */
  unit: Unit;
}

const field = (name: FieldName, kind: Kind, least: number, most: number, unit: Unit = 'minutes'): FieldSpec => ({
  name,
  kind,
  least,
  most,
  unit,
});
const MONTH = 44_640;

/** The fields of a policy with the bounds of the contract, as the form groups them. */
export const GROUPS: readonly { name: 'length' | 'when' | 'share' | 'care' | 'watch'; fields: readonly FieldSpec[] }[] =
  [
    {
      name: 'length',
      fields: [
        field('min_minutes', 'length', 1, MONTH),
        field('max_minutes', 'length', 1, MONTH, 'hours'),
        field('granularity_minutes', 'step', 1, 1440),
        field('unattended_minutes_after_closing', 'length', 0, 10_080, 'hours'),
      ],
    },
    {
      name: 'when',
      fields: [
        field('max_days_ahead', 'count', 0, 730, 'days'),
        field('min_notice_minutes', 'length', 0, MONTH, 'hours'),
        field('cancel_notice_minutes', 'length', 0, MONTH, 'hours'),
        field('check_in_window_minutes', 'length', 1, 1440),
      ],
    },
    {
      name: 'share',
      fields: [
        field('max_active_reservations', 'count', 1, 1000),
        field('max_minutes_per_week', 'length', 1, 100_800, 'hours'),
      ],
    },
    {
      name: 'care',
      fields: [
        field('requires_qualification', 'training', 0, 0),
        field('requires_approval', 'yes-no', 0, 0),
        field('buffer_minutes', 'length', 0, 1440),
      ],
    },
    {
      name: 'watch',
      fields: [
        field('requires_staff_on_duty', 'yes-no', 0, 0),
        field('requires_supervisor', 'training', 0, 0),
        field('requires_second_person', 'yes-no', 0, 0),
        field('hazard', 'yes-no', 0, 0),
      ],
    },
  ];
export const FIELDS: readonly FieldSpec[] = GROUPS.flatMap((group) => group.fields);

/** Steps that divide a day and that people use. */
export const STEPS = [5, 10, 15, 20, 30, 60, 120, 240] as const;

/** Where null is a value, and once stated cannot be left to the level above by itself. */
export const isNullable = (name: FieldName) => NULLABLE.has(name);

/** One field as the form holds it: left to the level above, no such rule, or a value of one's own. */
export interface Entry {
  mode: 'inherit' | 'none' | 'own';
  value: string;
  unit: Unit;
}
export type Draft = Record<FieldName, Entry>;

/** A length in the largest unit that says it in whole numbers. */
export function inUnit(minutes: number): { value: string; unit: Unit } {
  const unit = (['days', 'hours'] as const).find((one) => minutes > 0 && minutes % UNIT_MINUTES[one] === 0);
  return { value: String(minutes / UNIT_MINUTES[unit ?? 'minutes']), unit: unit ?? 'minutes' };
}

function entryOf(spec: FieldSpec, said: unknown): Entry {
  if (said === undefined || (said === null && !isNullable(spec.name)))
    return { mode: 'inherit', value: '', unit: spec.unit };
  if (said === null) return { mode: 'none', value: '', unit: spec.unit };
  if (spec.kind === 'length') return { mode: 'own', ...inUnit(said as number) };
  return { mode: 'own', value: String(said), unit: spec.unit };
}

/** A qualification and the lowest of its levels that will do, as one choice; an id has no spaces. */
export const choiceOf = (qualification: string, level?: string | null): string =>
  level ? `${qualification} ${level}` : qualification;

export function draftOf(own: Patch): Draft {
  const draft = Object.fromEntries(FIELDS.map((spec) => [spec.name, entryOf(spec, own[spec.name])])) as Draft;
  const { requires_qualification: asked } = own;
  if (asked) draft.requires_qualification.value = choiceOf(asked, own.requires_level);
  return draft;
}

export type Fault =
  /** Nothing entered yet where something must be: no matter while one still types. */
  | { kind: 'empty' }
  | { kind: 'number' }
  | { kind: 'whole' }
  | { kind: 'range'; least: number; most: number }
  | { kind: 'above'; least: number; most: number }
  | { kind: 'no-length'; grid: number };
export type Faults = Partial<Record<FieldName, Fault>>;

function read(spec: FieldSpec, entry: Entry): { value?: number | string | boolean | null; fault?: Fault } {
  if (spec.kind === 'training' && entry.mode === 'own') return entry.value ? { value: entry.value } : {};
  const text = entry.value.trim().replace(',', '.');
  if (isNullable(spec.name) && entry.mode === 'none') return { value: null };
  if (entry.mode === 'inherit' && isNullable(spec.name)) return {};
  if (spec.kind === 'yes-no') return text ? { value: text === 'true' } : {};
  if (text === '') return isNullable(spec.name) ? { fault: { kind: 'empty' } } : {};
  if (!/^\d+(\.\d+)?$/.test(text)) return { fault: { kind: 'number' } };
  const scale = spec.kind === 'length' ? UNIT_MINUTES[entry.unit] : 1;
  const value = Math.round(Number(text) * scale * 1000) / 1000;
  if (!Number.isInteger(value)) return { fault: { kind: 'whole' } };
  if (value < spec.least || value > spec.most) return { fault: { kind: 'range', least: spec.least, most: spec.most } };
  return { value };
}

function split(choice: unknown): [string?, string?] {
  if (typeof choice !== 'string') return [];
  const space = choice.indexOf(' ');
  return space < 0 ? [choice] : [choice.slice(0, space), choice.slice(space + 1)];
}

/** What a form states, and what is wrong with it; a field that is wrong states nothing. `above` come the highest first. */
export function stated(draft: Draft, above: readonly Patch[]): { own: Patch; faults: Faults } {
  const own: Record<string, unknown> = {};
  const faults: Faults = {};
  for (const spec of FIELDS) {
    const { value, fault } = read(spec, draft[spec.name]);
    if (fault) faults[spec.name] = fault;
    else if (value !== undefined) own[spec.name] = value;
  }
  const [asked, level] = split(own['requires_qualification']);
  if (asked) own['requires_qualification'] = asked;
  if (level) own['requires_level'] = level;
  const { min_minutes: least, max_minutes: most, granularity_minutes: grid } = resolve(...above, own as Patch);
  const at = (own['min_minutes'] !== undefined ? 'min_minutes' : 'max_minutes') satisfies FieldName;
  if (least > most) {
    faults[at] ??= { kind: 'above', least, most };
    delete own[at];
  }
  if (least <= most && Math.floor(most / grid) * grid < least)
    faults.granularity_minutes ??= { kind: 'no-length', grid };
  return { own: own as Patch, faults };
}

/** The merge patch that leads from what a level states to what it shall state: only what changes, null for what it no longer says. */
export function changes(before: Patch, after: Patch): Patch {
  const patch: Record<string, unknown> = {};
  for (const { name } of FIELDS) {
    const [was, is] = [before[name], after[name]];
    const said = was !== undefined && (was !== null || isNullable(name));
    if (is === undefined ? said && !isNullable(name) : is !== was || !said) patch[name] = is ?? null;
  }
  // The service takes a level away with its qualification.
  const { requires_level: level = null } = after;
  if (level !== (before.requires_level ?? null) && after.requires_qualification) patch['requires_level'] = level;
  else if (level !== null && patch['requires_qualification']) patch['requires_level'] = level;
  return patch as Patch;
}

/** Where a field left empty takes its value from: the nearest level above that states it, by its place, or the usual (-1). */
export function sourceOf(name: FieldName, above: readonly Patch[]): number {
  return above.findLastIndex((level) => {
    const said = level[name];
    return said !== undefined && (said !== null || isNullable(name));
  });
}

/** The value of one field as it holds above. */
export function inherited(name: FieldName, above: readonly Patch[]): Policy[FieldName] {
  return above.length > 0 ? resolve(...above)[name] : DEFAULTS[name];
}

/** Whether a level says anything itself. */
export function saysAnything(own: Patch): boolean {
  return FIELDS.some(({ name }) => sourceOf(name, [own]) === 0);
}
