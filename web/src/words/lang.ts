/** The languages the client speaks, in the order of the chooser. */
export const LANGS = ['ky', 'ru', 'en', 'ko'] as const;
export type Lang = (typeof LANGS)[number];

/** Each language by its own name. */
export const LANG_NAMES: Record<Lang, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English', ko: '한국어' };

const KEPT = 'lang';
const OWN = 'lang-of-profile';

export function asLang(text: string | null | undefined): Lang | undefined {
  return LANGS.find((lang) => lang === text?.slice(0, 2).toLowerCase());
}

/** What the address says, else what was kept, else the browser's first language that we speak, else English. */
export function chooseLang(query: URLSearchParams, kept: string | null, browser: readonly string[]): Lang {
  return asLang(query.get('lang')) ?? asLang(kept) ?? browser.map(asLang).find((lang) => lang !== undefined) ?? 'en';
}

/** The language that the reader chose, else that of the profile that was signed in here last. */
export function keptLang(): string | null {
  return chosenLang() ?? localStorage.getItem(OWN);
}

export function chosenLang(): string | null {
  return localStorage.getItem(KEPT);
}

export function keepLang(lang: Lang): void {
  localStorage.setItem(KEPT, lang);
}

/** Keeps the language of the profile that is signed in, so that the next visit begins in it; nothing for nobody. */
export function keepProfileLang(lang: Lang | undefined): void {
  if (lang) localStorage.setItem(OWN, lang);
  else localStorage.removeItem(OWN);
}
