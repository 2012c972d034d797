import type { Schemas } from '../../../api/client';

export type CostGroup = Schemas['MaterialCostGroup'];
export const GROUPS: Schemas['CostGroup'][] = ['machine', 'member', 'session', 'course', 'purpose', 'category', 'item'];

/** What cost most first; what had no price last. */
export function inOrder(groups: CostGroup[]): CostGroup[] {
  const all = (one: CostGroup) => one.used_minor + one.wasted_minor;
  return [...groups].sort((a, b) => Number(!a.currency) - Number(!b.currency) || all(b) - all(a));
}

/** A sum for each currency: there is none over them. */
export function sums(groups: CostGroup[]): Pick<CostGroup, 'currency' | 'used_minor' | 'wasted_minor' | 'movements'>[] {
  const found = new Map<string, Pick<CostGroup, 'currency' | 'used_minor' | 'wasted_minor' | 'movements'>>();
  for (const { currency, used_minor, wasted_minor, movements } of groups) {
    if (!currency) continue;
    const sum = found.get(currency) ?? { currency, used_minor: 0, wasted_minor: 0, movements: 0 };
    sum.used_minor += used_minor;
    sum.wasted_minor += wasted_minor;
    sum.movements += movements;
    found.set(currency, sum);
  }
  return [...found.values()];
}

/** Where what a row is about is shown. */
export function hrefOf({ key }: Pick<CostGroup, 'key'>, by: Schemas['CostGroup']): string | undefined {
  if (!key) return undefined;
  if (by === 'machine') return `/manage/machines/${key}`;
  if (by === 'session') return `/manage/sessions/${key}`;
  // A course has no page of its own.
  if (by === 'course') return '/manage/training/courses';
  if (by === 'member') return `/manage/people/${key}`;
  return by === 'item' ? `/manage/stock/${key}` : undefined;
}
