import type { Route } from '../../app/match';

const words = ['rooms/groups'];

export const routes: Route[] = [
  { path: '/groups', words, load: () => import('./Groups.svelte'), for: 'person' },
  { path: '/groups/bookings/:id', words, load: () => import('./One.svelte'), for: 'person' },
];
