/** The languages the client speaks, in the order of the chooser. */
export const LANGS = ['ky', 'ru', 'en', 'ko'] as const;
export type Lang = (typeof LANGS)[number];

/** Each language by its own name. */
export const LANG_NAMES: Record<Lang, string> = { ky: 'Кыргызча', ru: 'Русский', en: 'English', ko: '한국어' };

const KEPT = 'lang';

export function asLang(text: string | null | undefined): Lang | undefined {
  return LANGS.find((lang) => lang === text?.slice(0, 2).toLowerCase());
}

/** What the address says, else what was kept, else the browser's first language that we speak, else English. */
export function chooseLang(query: URLSearchParams, kept: string | null, browser: readonly string[]): Lang {
  return asLang(query.get('lang')) ?? asLang(kept) ?? browser.map(asLang).find((lang) => lang !== undefined) ?? 'en';
}

export function keptLang(): string | null {
  return localStorage.getItem(KEPT);
}

export function keepLang(lang: Lang): void {
  localStorage.setItem(KEPT, lang);
}
