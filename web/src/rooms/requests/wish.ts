import type { Schemas } from '../../api/client';
import type { Lang } from '../../words/lang';
import { amount, moneyOf, typedOf } from './money';

/** A text in the languages in which there is any. */
export type Texts = Partial<Record<Lang, string>>;

/** A line of the costs as it is being written. */
export interface CostTyped {
  kind: Schemas['CostKind'];
  per: Schemas['Per'];
  amount: string;
  currency: string;
  quote: string;
}

/** Another way to the same part, as it is being written. */
export interface WayTyped {
  route: Schemas['Route'];
  cost: string;
  currency: string;
  days: string;
  why: string;
}

/** A request as it is being written: all as typed. */
export interface Draft {
  process: string;
  material: string;
  edges: [string, string, string];
  tolerance: string;
  title: Texts;
  justification: Texts;
  users: string;
  hours: string;
  cost: string;
  currency: string;
  costs: CostTyped[];
  ways: WayTyped[];
  /** One address a line. */
  links: string;
}

/** A request of which nothing is written yet. */
export const blank = (): Draft => ({
  process: '',
  material: '',
  edges: ['', '', ''],
  tolerance: '',
  title: {},
  justification: {},
  users: '',
  hours: '',
  cost: '',
  currency: 'USD',
  costs: [],
  ways: [],
  links: '',
});

/** What a request says, to be written on. */
export function draftOf(request: Schemas['EquipmentRequestContent']): Draft {
  const typed = (value: number | null | undefined) => (typeof value === 'number' ? String(value) : '');
  const [width, depth, height] = request.limits.build_volume_mm ?? [];
  return {
    process: request.process ?? '',
    material: request.material_class ?? '',
    edges: [typed(width), typed(depth), typed(height)],
    tolerance: typed(request.limits.tolerance_mm),
    title: { ...request.title },
    justification: { ...request.justification },
    users: typed(request.expected_users),
    hours: typed(request.hours_per_month),
    cost: typedOf(request.estimated_cost),
    currency: request.estimated_cost?.currency ?? 'USD',
    costs: request.cost_lines.map((line) => ({
      kind: line.kind,
      per: line.per,
      amount: typedOf(line.amount),
      currency: line.amount.currency,
      quote: line.quote ?? '',
    })),
    ways: request.alternatives.map((way) => ({
      route: way.route,
      cost: typedOf(way.unit_cost),
      currency: way.unit_cost?.currency ?? 'USD',
      days: typed(way.lead_days),
      why: way.why_not ?? '',
    })),
    links: request.links.join('\n'),
  };
}

/** The edges of the largest part: nothing when none is given, null when they are not three lengths. */
export function edges(draft: Pick<Draft, 'edges'>): number[] | undefined | null {
  if (draft.edges.every((one) => one.trim() === '')) return undefined;
  const sizes = draft.edges.map((one) => amount(one));
  return sizes.every((one) => one !== undefined && one > 0) ? (sizes as number[]) : null;
}

/** The languages in which something is said, with what is said. */
export function said(texts: Texts): Texts {
  const told = Object.entries(texts).map(([lang, text]) => [lang, text?.trim()]);
  return Object.fromEntries(told.filter(([, text]) => text));
}

const isSaid = (texts: Texts) => Object.keys(said(texts)).length > 0;
const isNumber = (typed: string) => typed.trim() === '' || amount(typed) !== undefined;

/** Whether all that must be there is, and every number is one. */
export function isWhole(draft: Draft): boolean {
  return (
    (!!draft.process || !!draft.material) &&
    edges(draft) !== null &&
    isSaid(draft.title) &&
    isSaid(draft.justification) &&
    [draft.tolerance, draft.users, draft.hours, draft.cost].every(isNumber) &&
    draft.costs.every((line) => amount(line.amount) !== undefined) &&
    draft.ways.every((way) => isNumber(way.cost) && isNumber(way.days))
  );
}

/** The request as the service takes it. */
export function body(draft: Draft): Omit<Required<Schemas['NewEquipmentRequest']>, 'draft'> {
  const size = edges(draft);
  const tolerance = amount(draft.tolerance);
  const limits = { ...(size && { build_volume_mm: size }), ...(tolerance && { tolerance_mm: tolerance }) };
  const whole = (typed: string) => {
    const value = amount(typed);
    return value === undefined ? null : Math.round(value);
  };
  return {
    title: said(draft.title),
    justification: said(draft.justification),
    process: (draft.process || null) as Schemas['Process'] | null,
    material_class: (draft.material || null) as Schemas['MaterialClass'] | null,
    limits: Object.keys(limits).length > 0 ? limits : null,
    expected_users: whole(draft.users),
    hours_per_month: amount(draft.hours) ?? null,
    estimated_cost: amount(draft.cost) ? moneyOf(draft.cost, draft.currency) : null,
    cost_lines: draft.costs.map(({ kind, per, amount: typed, currency, quote }) => ({
      kind,
      per,
      amount: moneyOf(typed, currency) ?? { amount_minor: 0, currency },
      quote: quote.trim() || null,
    })),
    alternatives: draft.ways.map(({ route, cost, currency, days, why }) => ({
      route,
      unit_cost: moneyOf(cost, currency),
      lead_days: whole(days),
      why_not: why.trim() || null,
    })),
    links: draft.links.split(/\s+/).filter(Boolean),
  };
}

/** What differs between two states of a request: only that is sent, so that what others changed meanwhile stays. */
export function changes(from: Draft, to: Draft): Schemas['EquipmentRequestPatch'] {
  const before: Record<string, unknown> = body(from);
  const changed = Object.entries(body(to)).filter(([name, value]) => !same(before[name], value));
  return Object.fromEntries(changed);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
