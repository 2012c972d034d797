import type { Route } from '../../app/match';

const rooms = import.meta.glob<{ routes: Route[] }>('./**/routes.ts', { eager: true });

/** Every screen of the desk. */
export const DESK: Route[] = Object.values(rooms).flatMap((room) => room.routes);

/** Its catalogues: `./words/ky.ftl`, `./stock/words/ky.ftl` … */
export const CATALOGUES = import.meta.glob<string>('./**/words/*.ftl', { query: '?raw', import: 'default' });
