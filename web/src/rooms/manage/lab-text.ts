import { LANGS, type Lang } from '../../words/lang';

/** A lab's own text as a form holds it: a line for each language, empty where there is none. */
export type Texts = Record<Lang, string>;

export function textsOf(text: Partial<Record<string, string>> | null | undefined): Texts {
  const texts = { ky: '', ru: '', en: '', ko: '' };
  for (const lang of LANGS) texts[lang] = text?.[lang] ?? '';
  return texts;
}

/** Whether a value of a form is such a text. */
export const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && LANGS.every((lang) => lang in value);

/** What is sent: the languages that say something. Nothing when none does. */
export function bodyOf(texts: Texts): Partial<Record<Lang, string>> | undefined {
  const said = LANGS.filter((lang) => texts[lang].trim() !== '').map((lang) => [lang, texts[lang].trim()] as const);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** The language that readers of `lang` see: theirs, else Russian, Kyrgyz, English, Korean, as `local` chooses. */
export function seenIn(texts: Texts, lang: Lang): Lang | undefined {
  const order: Lang[] = [lang, 'ru', 'ky', 'en', 'ko'];
  return order.find((one) => texts[one].trim() !== '');
}

export function sameTexts(a: Texts, b: Texts): boolean {
  return LANGS.every((lang) => a[lang].trim() === b[lang].trim());
}
