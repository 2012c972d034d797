import { FluentResource } from '@fluent/bundle';
import { fetchRoom } from '../../words/catalogues';
import { LANGS } from '../../words/lang';

/** What processes and materials are called in all our languages, by the ids of the messages that say so. */
export type Names = Map<string, string>;

const ROOMS = ['app', 'rooms/find'];
const NAMED = /^(process|material|find-also|find-made-of)-/;

/** The names that a catalogue has. */
export function namesIn(catalogue: string, names: Names): void {
  for (const { id, value } of new FluentResource(catalogue).body) {
    if (NAMED.test(id) && typeof value === 'string') names.set(id, `${names.get(id) ?? ''} ${value}`);
  }
}

/** For who types another language than they read: fetched when their own knows no such word. */
export async function namesInAll(): Promise<Names> {
  const names: Names = new Map();
  const catalogues = await Promise.all(LANGS.flatMap((lang) => ROOMS.map((room) => fetchRoom(room, lang))));
  for (const one of catalogues) namesIn(one, names);
  return names;
}
