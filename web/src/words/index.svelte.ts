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

type Texts = Partial<Record<string, string>> | null | undefined;
/** The languages that most of a lab's people read, in that order. */
const FALLBACK = ['ru', 'ky', 'en'];

/** In which language there is a text: the reader's, else the first in the lab's order of use. */
const langOf = (text: Texts): string | undefined =>
  text ? [state.lang, ...FALLBACK, ...Object.keys(text)].find((lang) => text[lang]) : undefined;

/** A text that a lab keeps in several languages, in the best one that there is. */
export function local(text: Texts): string {
  return text?.[langOf(text) ?? ''] ?? '';
}

/** The language `local` answered in, for the `lang` attribute; nothing when it is the page's. */
export function localLang(text: Texts): string | undefined {
  const found = langOf(text);
  return found === state.lang ? undefined : found;
}
