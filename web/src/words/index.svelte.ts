import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { fetchRoom } from './catalogues';
import { keepLang, type Lang } from './lang';

/** Browsers lack Kyrgyz numbers, but know its plurals: what they do not know is taken from Russian. */
function emptyBundle(lang: Lang): FluentBundle {
  return new FluentBundle(lang === 'ky' ? ['ky', 'ru'] : lang, { useIsolating: false });
}

let state = $state.raw({ lang: 'en' as Lang, bundle: emptyBundle('en') });
const wanted = new Set<string>();

/** The language that the reader sees now. */
export function lang(): Lang {
  return state.lang;
}

/** Makes the words of these rooms known; resolves when they can be shown. */
export async function needWords(rooms: string[]): Promise<void> {
  const missing = rooms.filter((room) => !wanted.has(room));
  const texts = await Promise.all(missing.map((room) => fetchRoom(room, state.lang)));
  texts.forEach((text) => state.bundle.addResource(new FluentResource(text)));
  missing.forEach((room) => wanted.add(room));
}

/** Changes the language of everything on the screen. */
export async function speak(lang: Lang): Promise<void> {
  const bundle = emptyBundle(lang);
  const texts = await Promise.all([...wanted].map((room) => fetchRoom(room, lang)));
  texts.forEach((text) => bundle.addResource(new FluentResource(text)));
  state = { lang, bundle };
  document.documentElement.lang = lang;
  keepLang(lang);
}

/**
 * The message `id` in the reader's language; with a dot, an attribute of it.
 * Numbers among `args` are written and chosen by the language's own rules.
 */
export function t(id: string, args?: Record<string, FluentVariable>): string {
  const { bundle } = state;
  const [name = id, attribute] = id.split('.');
  const message = bundle.getMessage(name);
  const pattern = attribute ? message?.attributes[attribute] : message?.value;
  if (!pattern) return id;
  return bundle.formatPattern(pattern, args, []);
}

/** Whether there is such a message: for words of the server's own that may be newer than this client. */
export function knows(id: string): boolean {
  return state.bundle.hasMessage(id);
}

/** A text that a lab keeps in several languages: the reader's, else the first that there is in the lab's order of use. */
export function local(text: Partial<Record<string, string>> | null | undefined): string {
  if (!text) return '';
  return text[state.lang] ?? text['ru'] ?? text['ky'] ?? text['en'] ?? Object.values(text)[0] ?? '';
}

/** The language `local` answered in, for the `lang` attribute; nothing when it is the page's. */
export function localLang(text: Partial<Record<string, string>> | null | undefined): string | undefined {
  if (!text || text[state.lang] !== undefined) return undefined;
  return ['ru', 'ky', 'en'].find((lang) => text[lang] !== undefined) ?? Object.keys(text)[0];
}
