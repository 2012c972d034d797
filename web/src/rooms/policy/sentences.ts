import { t } from '../../words/index.svelte';
import { facts, parts, type Fact } from './facts';
import type { Policy } from './policy';

/** A length in full words; `of` in the case that Russian asks for after "from", "to" and "more than". */
export function long(minutes: number, how: 'plain' | 'of' = 'plain'): string {
  return parts(minutes)
    .map(({ unit, n }) => t(how === 'of' ? `policy-of-${unit}` : `policy-span-${unit}`, { n }))
    .join(' ');
}

/** What the qualifications that a policy asks for are called. */
export interface Asked {
  training?: string;
  supervisor?: string;
}

function say(fact: Fact, { training, supervisor }: Asked): string {
  switch (fact.rule) {
    case 'training':
      return fact.level === null
        ? t('policy-training', { name: training ?? '' })
        : t('policy-training-level', { name: training ?? '', level: fact.level });
    case 'approval':
      return t('policy-approval');
    case 'staff-on-duty':
      return t('policy-staff-on-duty');
    case 'supervisor':
      return t('policy-supervisor', { name: supervisor ?? '' });
    case 'hazard':
      return t('policy-hazard');
    case 'second-person':
      return t('policy-second-person');
    case 'longest':
      return t('policy-longest', { most: long(fact.most) });
    case 'length':
      return t('policy-length', { least: long(fact.least, 'of'), most: long(fact.most, 'of') });
    case 'grid':
      return t('policy-grid', { span: long(fact.minutes) });
    case 'ahead':
      return t('policy-ahead', { days: fact.days });
    case 'same-day':
      return t('policy-same-day');
    case 'notice':
      return t('policy-notice', { span: long(fact.minutes) });
    case 'active':
      return t('policy-active', { n: fact.n });
    case 'week':
      return t('policy-week', { span: long(fact.minutes, 'of') });
    case 'check-in':
      return t('policy-check-in', { span: long(fact.minutes) });
    case 'cancel':
      return t('policy-cancel', { span: long(fact.minutes) });
    case 'buffer':
      return t('policy-buffer', { span: long(fact.minutes) });
    case 'after-closing':
      return t('policy-after-closing', { span: long(fact.minutes, 'of') });
  }
}

/** The rules for booking as people say them, those first that keep somebody from booking. */
export function sentences(policy: Policy, asked: Asked): string[] {
  return facts(policy).map((fact) => say(fact, asked));
}

const IN_HEADLINE = ['longest', 'length', 'ahead', 'same-day'];

/** How long and how far ahead one may book, in one sentence; and the rules that it leaves out. */
export function headline(policy: Policy, asked: Asked): { first: string; more: string[] } {
  const { min_minutes, max_minutes, max_days_ahead: days } = policy;
  const all = facts(policy);
  const ranged = all.some((fact) => fact.rule === 'length');
  const length = ranged
    ? t('policy-clause-length', { least: long(min_minutes, 'of'), most: long(max_minutes, 'of') })
    : t('policy-clause-longest', { most: long(max_minutes) });
  const ahead = days > 0 ? t('policy-clause-ahead', { days }) : t('policy-clause-same-day');
  return {
    first: t('policy-headline', { length, ahead }),
    more: all.filter((fact) => !IN_HEADLINE.includes(fact.rule)).map((fact) => say(fact, asked)),
  };
}
