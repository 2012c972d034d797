import type { Route } from '../../app/router.svelte';

export const routes: Route[] = [
  { path: '/board', words: ['rooms/board', 'rooms/booking'], load: () => import('./Board.svelte') },
];
