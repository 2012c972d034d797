import { t } from '../../words/index.svelte';
import { lasting } from '../../words/when';
import type { Policy } from './policy';

/** The rules for booking as people say them, those first that keep somebody from booking. */
export function sentences(policy: Policy, training: string | undefined): string[] {
  const said: (string | false | undefined)[] = [
    policy.requires_qualification !== null && t('machine-rule-training', { name: training ?? '' }),
    policy.requires_approval && t('machine-rule-approval'),
    policy.min_minutes > 15
      ? t('machine-rule-length', { least: lasting(policy.min_minutes), most: lasting(policy.max_minutes) })
      : t('machine-rule-longest', { most: lasting(policy.max_minutes) }),
    policy.max_days_ahead > 0 ? t('machine-rule-ahead', { days: policy.max_days_ahead }) : t('machine-rule-same-day'),
    policy.min_notice_minutes > 0 && t('machine-rule-notice', { span: lasting(policy.min_notice_minutes) }),
    t('machine-rule-active', { n: policy.max_active_reservations }),
    policy.max_minutes_per_week !== null && t('machine-rule-week', { span: lasting(policy.max_minutes_per_week) }),
    policy.check_in_window_minutes !== null &&
      t('machine-rule-check-in', { span: lasting(policy.check_in_window_minutes) }),
    policy.cancel_notice_minutes > 0 && t('machine-rule-cancel', { span: lasting(policy.cancel_notice_minutes) }),
    policy.buffer_minutes > 0 && t('machine-rule-buffer', { span: lasting(policy.buffer_minutes) }),
    policy.unattended_minutes_after_closing > 0 &&
      t('machine-rule-after-closing', { span: lasting(policy.unattended_minutes_after_closing) }),
  ];
  return said.filter((one): one is string => typeof one === 'string');
}
