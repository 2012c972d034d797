import { lang, t } from '../../../words/index.svelte';
import { stretches, type Stretch, type Week, type Weekday } from './week';

export const dayWord = (weekday: Weekday) => t(`settings-day-${weekday}`);

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(lang() === 'ky' ? 'ru' : lang()) + text.slice(1);
}

/** `Monday to Friday`, `Sunday`, or every day. */
export function stretchName(one: Stretch): string {
  if (one.first === one.last) return dayWord(one.first);
  if (one.first === 'monday' && one.last === 'sunday') return t('settings-every-day');
  return t('settings-days', { first: dayWord(one.first), last: dayWord(one.last) });
}

/** A week in one sentence, its closed days left out. */
export function weekSentence(week: Week): string {
  const open = stretches(week).filter((one) => one.open.length > 0);
  if (open.length === 0) return t('settings-never-open');
  const said = open.map(
    (one) => `${stretchName(one)} ${one.open.map((span) => `${span.opens}–${span.closes}`).join(', ')}`,
  );
  return `${capital(said.join('; '))}.`;
}
