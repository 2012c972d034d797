import type { Route } from '../../app/match';

const words = ['rooms/requests'];

export const routes: Route[] = [
  { path: '/requests', words, load: () => import('./Requests.svelte'), for: 'person' },
  { path: '/requests/new', words, load: () => import('./New.svelte'), for: 'person' },
  { path: '/requests/:id', words, load: () => import('./One.svelte'), for: 'person' },
  { path: '/requests/:id/edit', words, load: () => import('./Edit.svelte'), for: 'person' },
];
