import type { Lang } from './lang';

/** Every catalogue: `../app/words/ky.ftl`, `../rooms/board/words/ky.ftl` … Each is a file of its own, fetched when needed. */
const catalogues = import.meta.glob<string>('../**/words/*.ftl', { query: '?raw', import: 'default' });

/** The catalogue of a room, a folder under `src` as `rooms/board`. */
export function fetchRoom(room: string, lang: Lang): Promise<string> {
  const load = catalogues[`../${room}/words/${lang}.ftl`];
  return load ? load() : Promise.reject(new Error(`no words of ${room} in ${lang}`));
}

/** Starts fetching catalogues, before anything shows them. `rooms` are folders under `src`, e.g. `rooms/board`. */
export function warmWords(rooms: string[], lang: Lang): void {
  for (const room of rooms) void fetchRoom(room, lang).catch(() => undefined);
}
