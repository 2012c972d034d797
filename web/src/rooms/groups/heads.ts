import type { Schemas } from '../../api/client';
import type { HeadCount } from './data';

export const SEXES = ['female', 'male', 'undisclosed'] as const satisfies readonly Schemas['Sex'][];
export const BANDS = [
  'under_14',
  '14_to_17',
  '18_to_24',
  '25_to_34',
  '35_and_over',
  'undisclosed',
] as const satisfies readonly Schemas['AgeBand'][];
export type Sex = (typeof SEXES)[number];
export type Band = (typeof BANDS)[number];
/** The most of one kind. */
export const MOST = 1000;

/** How many of each sex and age. */
export type Heads = Record<Sex, Record<Band, number>>;

export function headsOf(counts: readonly HeadCount[]): Heads {
  const of = (sex: Sex, band: Band) => counts.find((one) => one.sex === sex && one.age_band === band)?.people ?? 0;
  const row = (sex: Sex) => Object.fromEntries(BANDS.map((band) => [band, of(sex, band)])) as Heads[Sex];
  return Object.fromEntries(SEXES.map((sex) => [sex, row(sex)])) as Heads;
}

/** What is sent: the cells that are not empty. */
export const countsOf = (heads: Heads): HeadCount[] =>
  SEXES.flatMap((sex) => BANDS.map((age_band) => ({ sex, age_band, people: heads[sex][age_band] }))).filter(
    ({ people }) => people > 0,
  );

export const ofSex = (heads: Heads, sex: Sex): number => BANDS.reduce((sum, band) => sum + heads[sex][band], 0);
export const ofBand = (heads: Heads, band: Band): number => SEXES.reduce((sum, sex) => sum + heads[sex][band], 0);
export const total = (heads: Heads): number => SEXES.reduce((sum, sex) => sum + ofSex(heads, sex), 0);

/** A number as it was typed: whole, and not more than there may be. */
export const typed = (text: string): number => Math.min(MOST, Math.max(0, Number.parseInt(text, 10) || 0));
