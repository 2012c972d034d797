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

interface Said {
  days: string[];
  months: string[];
  date: string;
  /** A number, shares, and sums of som with and without tyiyn, dollars, won. */
  numbers: string[];
  lasting: string;
  /** How many machines fit: 0, 1, 2, 5, 11, 21, 22. */
  plurals: string[];
}
const SAID: Record<Lang, Said> = {
  ky: {
    days: ['28-ноябрь, ишемби', '28-ноябрь, ишм.', 'ишм.', 'эртең'],
    months: ['2026-ж., ноябрь', 'ноя'],
    date: '2026-ж., 29-ноябрь',
    numbers: ['1 234 567,5', '13 %', '0 %', '–', '1 234,56 KGS', '1 234 KGS', '1 200 $', '5 000 ₩'],
    lasting: '2 саат 15 мүн',
    plurals: ['Эч нерсе туура келбейт', ...[1, 2, 5, 11, 21, 22].map((n) => `${n} машина туура келет`)],
  },
  ru: {
    days: ['суббота, 28 ноября', 'сб, 28 нояб.', 'сб', 'завтра'],
    months: ['ноябрь 2026 г.', 'нояб.'],
    date: '29 нояб. 2026 г.',
    numbers: ['1 234 567,5', '13 %', '0 %', '–', '1 234,56 KGS', '1 234 KGS', '1 200 $', '5 000 ₩'],
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
    days: ['Saturday 28 November', 'Sat 28 Nov', 'Sat', 'tomorrow'],
    months: ['November 2026', 'Nov'],
    date: '29 Nov 2026',
    numbers: ['1,234,567.5', '13%', '0%', '–', 'KGS 1,234.56', 'KGS 1,234', 'US$1,200', '₩5,000'],
    lasting: '2 h 15 min',
    plurals: ['Nothing fits', '1 machine fits', ...[2, 5, 11, 21, 22].map((n) => `${n} machines fit`)],
  },
  ko: {
    days: ['11월 28일 토요일', '11월 28일 (토)', '토', '내일'],
    months: ['2026년 11월', '11월'],
    date: '2026년 11월 29일',
    numbers: ['1,234,567.5', '13%', '0%', '–', 'KGS 1,234.56', 'KGS 1,234', 'US$1,200', '₩5,000'],
    lasting: '2시간 15분',
    plurals: ['맞는 장비 없음', ...[1, 2, 5, 11, 21, 22].map((n) => `맞는 장비 ${n}대`)],
  },
};

describe.each(Object.entries(SAID))('what is said in %s', (lang, said) => {
  beforeAll(async () => {
    await needWords(ROOMS);
    await speak(lang as Lang);
  });

  it('names days and months', () => {
    const days = [dayName(DAY), dayName(DAY, 'short'), weekdayShort(DAY), dayNear(DAY, '2026-11-27')];
    expect(days.map(plain)).toEqual(said.days);
    expect([monthName(DAY), monthName(DAY, 'short')].map(plain)).toEqual(said.months);
    expect(plain(dateFull(INSTANT, 'Asia/Bishkek'))).toBe(said.date);
  });

  it('writes numbers, shares and money, which has its small coin only where there is any', () => {
    const sums = [money(123_456, 'KGS'), money(123_400, 'KGS'), money(120_000, 'USD'), money(5000, 'KRW')];
    const shares = [percent(0.125), percent(0), percent(null)];
    expect([number(1_234_567.5), ...shares, ...sums].map(plain)).toEqual(said.numbers);
    expect(plain(lasting(135))).toBe(said.lasting);
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
