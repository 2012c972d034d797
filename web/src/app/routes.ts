import type { Route } from './match';

const rooms = import.meta.glob<{ routes: Route[] }>('../rooms/**/routes.ts', { eager: true });

/** Every screen of every room. */
export const ROUTES: Route[] = Object.values(rooms).flatMap((room) => room.routes);
