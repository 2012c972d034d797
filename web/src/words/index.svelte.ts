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

async function fetchWords({ lang, bundle }: typeof state, rooms: string[]): Promise<void> {
  const texts = await Promise.all(rooms.map((room) => fetchRoom(room, lang)));
  texts.forEach((text) => bundle.addResource(new FluentResource(text)));
}

/** Makes the words of these rooms known; resolves when they can be shown. */
export async function needWords(rooms: string[]): Promise<void> {
  const missing = rooms.filter((room) => !wanted.has(room));
  const into = state;
  await fetchWords(into, missing);
  // The language changed meanwhile.
  if (into !== state) return needWords(rooms);
  missing.forEach((room) => wanted.add(room));
}

/** How often a language was asked for. */
let turn = 0;

/** Changes the language of everything on the screen; tells whether it did: who asks for another meanwhile is given that. */
export async function speak(lang: Lang): Promise<boolean> {
  const mine = (turn += 1);
  const next = { lang, bundle: emptyBundle(lang) };
  const known = new Set<string>();
  // Rooms that are entered meanwhile need their words too.
  while (known.size < wanted.size) {
    const missing = [...wanted].filter((room) => !known.has(room));
    await fetchWords(next, missing);
    missing.forEach((room) => known.add(room));
  }
  if (mine !== turn) return false;
  state = next;
  document.documentElement.lang = lang;
  return true;
}

/** Changes the language by the reader's own choice, which is kept. */
export async function chooseToSpeak(lang: Lang): Promise<void> {
  if (await speak(lang)) keepLang(lang);
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
