import type { Schemas } from '../../api/client';
import { t } from '../../words/index.svelte';
import { money, number } from '../../words/when';

type Content = Schemas['EquipmentRequestContent'];

/** What kind of equipment is asked for, e.g. `Powder bed fusion · Metal`. */
export function kindOf(one: Pick<Content, 'process' | 'material_class'>): string {
  const parts = [one.process && t(`process-${one.process}`), one.material_class && t(`material-${one.material_class}`)];
  return parts.filter(Boolean).join(' · ');
}

/** The kind and what the parts ask of it. */
export function asked(one: Content): string {
  const { build_volume_mm: edges, tolerance_mm } = one.limits;
  return [
    kindOf(one),
    edges && t('requests-limit-size', { size: edges.map((edge) => number(edge)).join(' × ') }),
    tolerance_mm && t('requests-limit-tolerance', { mm: number(tolerance_mm, { maximumFractionDigits: 3 }) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Each figure that its author gave, in a sentence. */
export function facts(one: Content): string[] {
  const { expected_users, hours_per_month, estimated_cost: cost } = one;
  return [
    typeof expected_users === 'number' ? t('requests-fact-users', { n: expected_users }) : '',
    typeof hours_per_month === 'number' ? t('requests-fact-hours', { n: hours_per_month }) : '',
    cost ? t('requests-fact-cost', { amount: money(cost.amount_minor, cost.currency) }) : '',
  ].filter(Boolean);
}
