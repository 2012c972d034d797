import type { Route } from '../../app/match';

export const routes: Route[] = [
  { path: '/my', words: ['rooms/my'], load: () => import('./My.svelte'), for: 'person' },
  { path: '/my/:id', words: ['rooms/my', 'rooms/booking'], load: () => import('./One.svelte'), for: 'person' },
];
