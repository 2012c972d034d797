import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Lang } from './lang';

vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const { local, localLang, needWords, speak, t } = await import('./index.svelte');
const { dateFull, dayName, dayNear, lasting, money, monthName, number, percent, weekdayShort } = await import('./when');

const ROOMS = ['app', 'rooms/find'];
const DAY = '2026-11-28';
/** The next day already in Bishkek. */
const INSTANT = '2026-11-28T20:00:00Z';
/** Formats put narrow and unbreakable spaces where people read a space. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

/** What our own words and rules decide, to the letter; how a language writes the rest is ICU's, newer in a newer Node. */
interface Said {
  /** Whose rules dates and numbers are written by. */
  locale: string;
  /** Days, months and a date where we carry their names ourselves. */
  own?: { days: string[]; months: string[]; date: string };
  tomorrow: string;
  lasting: string;
  /** How many machines fit: 0, 1, 2, 5, 11, 21, 22. */
  plurals: string[];
}
const SAID: Record<Lang, Said> = {
  ky: {
    locale: 'ru-RU',
    own: {
      days: ['28-ноябрь, ишемби', '28-ноябрь, ишм.', 'ишм.'],
      months: ['2026-ж., ноябрь', 'ноя'],
      date: '2026-ж., 29-ноябрь',
    },
    tomorrow: 'эртең',
    lasting: '2 саат 15 мүн',
    plurals: ['Эч нерсе туура келбейт', ...[1, 2, 5, 11, 21, 22].map((n) => `${n} машина туура келет`)],
  },
  ru: {
    locale: 'ru-RU',
    tomorrow: 'завтра',
    lasting: '2 ч 15 мин',
    plurals: [
      'Ничего не подходит',
      'Подходит 1 машина',
      'Подходят 2 машины',
      'Подходит 5 машин',
      'Подходит 11 машин',
      'Подходит 21 машина',
      'Подходят 22 машины',
    ],
  },
  en: {
    locale: 'en-GB',
    tomorrow: 'tomorrow',
    lasting: '2 h 15 min',
    plurals: ['Nothing fits', '1 machine fits', ...[2, 5, 11, 21, 22].map((n) => `${n} machines fit`)],
  },
  ko: {
    locale: 'ko-KR',
    tomorrow: '내일',
    lasting: '2시간 15분',
    plurals: ['맞는 장비 없음', ...[1, 2, 5, 11, 21, 22].map((n) => `맞는 장비 ${n}대`)],
  },
};

/** Days, months and a date as ICU writes them; the date is that of Bishkek. */
function datesBy(locale: string) {
  const written = (date: string, how: Intl.DateTimeFormatOptions) =>
    plain(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...how }).format(new Date(date)));
  const inBishkek = { timeZone: 'Asia/Bishkek', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return {
    days: [
      written(DAY, { weekday: 'long', day: 'numeric', month: 'long' }),
      written(DAY, { weekday: 'short', day: 'numeric', month: 'short' }),
      written(DAY, { weekday: 'short' }),
    ],
    months: [written(DAY, { month: 'long', year: 'numeric' }), written(DAY, { month: 'short' })],
    date: written(INSTANT, inBishkek),
  };
}

/** A sum as ICU writes it with so many digits of small coin. */
const sumBy = (locale: string, amount: number, currency: string, digits: number) =>
  plain(
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount),
  );

describe.each(Object.entries(SAID))('what is said in %s', (lang, said) => {
  beforeAll(async () => {
    await needWords(ROOMS);
    await speak(lang as Lang);
  });

  it('names days and months', () => {
    const { days, months, date } = said.own ?? datesBy(said.locale);
    expect([dayName(DAY), dayName(DAY, 'short'), weekdayShort(DAY)].map(plain)).toEqual(days);
    expect(dayNear(DAY, '2026-11-27')).toBe(said.tomorrow);
    expect([monthName(DAY), monthName(DAY, 'short')].map(plain)).toEqual(months);
    expect(plain(dateFull(INSTANT, 'Asia/Bishkek'))).toBe(date);
  });

  it('writes numbers and shares, and none where there is none', () => {
    const share = (of: number) => plain(new Intl.NumberFormat(said.locale, { style: 'percent' }).format(of));
    expect(plain(number(1_234_567.5))).toBe(plain(new Intl.NumberFormat(said.locale).format(1_234_567.5)));
    // Whole hundredths: neither more digits nor a nothing of its own.
    expect([percent(0.125), percent(0)].map(plain)).toEqual([share(0.13), share(0)]);
    expect(percent(null)).toBe('–');
    expect(plain(lasting(135))).toBe(said.lasting);
  });

  it('writes money with its small coin only where there is any', () => {
    const sum = (amount: number, currency: string, digits: number) => sumBy(said.locale, amount, currency, digits);
    expect(plain(money(123_456, 'KGS'))).toBe(sum(1234.56, 'KGS', 2));
    expect(plain(money(123_400, 'KGS'))).toBe(sum(1234, 'KGS', 0));
    expect(plain(money(120_000, 'USD'))).toBe(sum(1200, 'USD', 0));
    // Won has none at all.
    expect(plain(money(5000, 'KRW'))).toBe(sum(5000, 'KRW', 0));
  });

  it('counts as one counts in it', () => {
    const counted = [0, 1, 2, 5, 11, 21, 22].map((n) => plain(t('find-found', { n })));
    expect(counted).toEqual(said.plurals);
  });
});

describe('a text that a lab keeps in several languages', () => {
  it('is the reader’s, and needs no mark then', async () => {
    const text = { ky: 'Токардык станок', ru: 'Токарный станок', en: 'Lathe', ko: '선반' };
    for (const lang of ['ky', 'ru', 'en', 'ko'] as const) {
      await speak(lang);
      expect([local(text), localLang(text)]).toEqual([text[lang], undefined]);
    }
  });

  it('is Russian, else Kyrgyz, else English, else whatever there is, and says which', async () => {
    await speak('ko');
    const told = (text: Partial<Record<string, string>>) => [local(text), localLang(text)];
    expect(told({ en: 'Lathe', ky: 'Токардык станок', ru: 'Токарный станок' })).toEqual(['Токарный станок', 'ru']);
    expect(told({ en: 'Lathe', ky: 'Токардык станок' })).toEqual(['Токардык станок', 'ky']);
    expect(told({ de: 'Drehbank', en: 'Lathe' })).toEqual(['Lathe', 'en']);
    expect(told({ de: 'Drehbank' })).toEqual(['Drehbank', 'de']);
  });

  it('is never an empty one where there is another, and nothing where there is none', async () => {
    await speak('en');
    expect([local({ en: '', ru: 'Токарный станок' }), localLang({ en: '', ru: 'Токарный станок' })]).toEqual([
      'Токарный станок',
      'ru',
    ]);
    for (const none of [undefined, null, {}, { en: '' }])
      expect([local(none), localLang(none)]).toEqual(['', undefined]);
  });
});
