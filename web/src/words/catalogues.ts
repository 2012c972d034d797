import type { Lang } from './lang';

type Catalogues = Record<string, () => Promise<string>>;

/** Every catalogue but the desk's: `../app/words/ky.ftl`, `../rooms/board/words/ky.ftl` … Each is a file of its own, fetched when needed. */
const catalogues: Catalogues = import.meta.glob<string>(['../**/words/*.ftl', '!../rooms/manage/**'], {
  query: '?raw',
  import: 'default',
});
const DESK = 'rooms/manage';

/** The catalogue of a room, a folder under `src` as `rooms/board`. */
export async function fetchRoom(room: string, lang: Lang): Promise<string> {
  const load =
    room === DESK || room.startsWith(`${DESK}/`)
      ? (await import('../rooms/manage/screens')).CATALOGUES[`.${room.slice(DESK.length)}/words/${lang}.ftl`]
      : catalogues[`../${room}/words/${lang}.ftl`];
  if (!load) throw new Error(`no words of ${room} in ${lang}`);
  return load();
}

/** Starts fetching catalogues, before anything shows them. `rooms` are folders under `src`, e.g. `rooms/board`. */
export function warmWords(rooms: string[], lang: Lang): void {
  for (const room of rooms) void fetchRoom(room, lang).catch(() => undefined);
}
