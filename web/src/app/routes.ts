import type { Route } from './match';

const rooms = import.meta.glob<{ routes: Route[] }>(['../rooms/**/routes.ts', '!../rooms/manage/**'], { eager: true });

/** Every screen of everybody's rooms. */
export const ROUTES: Route[] = Object.values(rooms).flatMap((room) => room.routes);

/** Whether a path is one of the staff's desk: its screens are many, and known only to who goes there. */
export const onDesk = (path: string): boolean => /^\/manage(\/|$)/.test(path);

/** Every screen of the desk. */
export const deskRoutes = async (): Promise<Route[]> => (await import('../rooms/manage/screens')).DESK;
