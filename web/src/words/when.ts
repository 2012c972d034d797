import { lang, t } from './index.svelte';
import type { Lang } from './lang';
import { clock, dayOf, format, offset, plusDays, weekday } from './zone';

export { clock, dayOf, instantOf, isDay, mondayOf, plusDays, weekday } from './zone';

/**
 * Times of a lab, always in its zone. Days are local dates `YYYY-MM-DD`, instants are RFC 3339 in UTC.
 */
/** Browsers without Kyrgyz say its months and days in English or Russian: carried here (Unicode CLDR 46, `ky`). */
const KY_MONTHS = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
];
const KY_DAYS = ['жекшемби', 'дүйшөмбү', 'шейшемби', 'шаршемби', 'бейшемби', 'жума', 'ишемби'];
const KY_DAYS_SHORT = ['жек.', 'дүй.', 'шейш.', 'шарш.', 'бейш.', 'жума', 'ишм.'];

/** Browsers lack Kyrgyz: its numbers are written as the Russian ones (CLDR gives both the same marks). */
const LOCALES: Record<Lang, string> = { ky: 'ru-RU', ru: 'ru-RU', en: 'en-GB', ko: 'ko-KR' };

/** A day as people say it, e.g. `Saturday 28 November`; `short` as `Sat 28 Nov`. */
export function dayName(day: string, how: 'long' | 'short' = 'long'): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (lang() === 'ky') {
    const number = date.getUTCDate();
    const month = KY_MONTHS[date.getUTCMonth()] ?? '';
    const names = how === 'long' ? KY_DAYS : KY_DAYS_SHORT;
    return `${number}-${month}, ${names[date.getUTCDay()]}`;
  }
  return format(LOCALES[lang()], 'UTC', { weekday: how, day: 'numeric', month: how }).format(date);
}

/** `today`, `tomorrow`, `yesterday`, else the day's name. */
export function dayNear(day: string, today: string, how: 'long' | 'short' = 'long'): string {
  if (day === today) return t('time-today');
  if (day === plusDays(today, 1)) return t('time-tomorrow');
  if (day === plusDays(today, -1)) return t('time-yesterday');
  return dayName(day, how);
}

/** A day's weekday in a column's width, e.g. `Sat`. */
export function weekdayShort(day: string): string {
  if (lang() === 'ky') return KY_DAYS_SHORT[weekday(day)] ?? '';
  return format(LOCALES[lang()], 'UTC', { weekday: 'short' }).format(new Date(`${day}T12:00:00Z`));
}

/** A month as people say it, e.g. `November 2026`; in a column's width `Nov`. `day` is any of its days. */
export function monthName(day: string, how: 'long' | 'short' = 'long'): string {
  const date = new Date(`${day.slice(0, 7)}-15T12:00:00Z`);
  if (lang() === 'ky') {
    const name = KY_MONTHS[date.getUTCMonth()] ?? '';
    return how === 'long' ? `${date.getUTCFullYear()}-ж., ${name}` : name.slice(0, 3);
  }
  const year = how === 'long' ? ({ year: 'numeric' } as const) : {};
  return format(LOCALES[lang()], 'UTC', { month: how, ...year }).format(date);
}

/** A whole date with its year, for tables and history. */
export function dateFull(instant: string | number, zone: string): string {
  if (lang() === 'ky') {
    const [year, month, day] = dayOf(instant, zone).split('-');
    return `${year}-ж., ${Number(day)}-${KY_MONTHS[Number(month) - 1]}`;
  }
  return format(LOCALES[lang()], zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));
}

/** `10:00–11:30`, with the day's change said where there is one. */
export function span(starts_at: string, ends_at: string, zone: string): string {
  const same = dayOf(starts_at, zone) === dayOf(new Date(ends_at).getTime() - 1, zone);
  const end = clock(ends_at, zone) === '00:00' && same ? '24:00' : clock(ends_at, zone);
  const text = `${clock(starts_at, zone)}–${end}`;
  return same ? text : `${text} (${t('time-day-change')})`;
}

/** A span as a day's list says it: of what began on a day before, when it ends. */
export function spanOn(day: string, starts_at: string, ends_at: string, zone: string): string {
  if (dayOf(starts_at, zone) >= day) return span(starts_at, ends_at, zone);
  return dayOf(ends_at, zone) > day ? '00:00–24:00' : t('time-until', { time: clock(ends_at, zone) });
}

/** With a capital, as a heading begins. */
export function heading(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** A length as `2 h 15 min`, kept on one line. */
export function lasting(minutes: number): string {
  const whole = Math.round(minutes);
  const [h, m] = [Math.floor(whole / 60), whole % 60];
  const words = m === 0 && h > 0 ? t('time-hours', { n: h }) : t('time-hours-minutes', { h, m });
  return (h === 0 ? t('time-minutes', { n: m }) : words).replaceAll(' ', '\u00a0');
}

/** Minutes from one instant to another. */
export function minutesBetween(from: string | number, until: string | number): number {
  return (new Date(until).getTime() - new Date(from).getTime()) / 60_000;
}

/** Whether the reader's own clock shows another time than the lab's. */
export function zoneDiffers(zone: string, now = Date.now()): boolean {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return offset(now, zone) !== offset(now, own);
}

/** A number by the language's rules. */
export function number(value: number, more: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(LOCALES[lang()], more).format(value);
}

/** A share between 0 and 1 as `12 %`. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : number(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** Money in its currency; its small coin only where there is any. */
export function money(amount_minor: number, currency: string): string {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const shown = amount_minor % 10 ** digits === 0 ? 0 : digits;
  const how = { style: 'currency', currency, minimumFractionDigits: shown, maximumFractionDigits: shown } as const;
  return number(amount_minor / 10 ** digits, how);
}
