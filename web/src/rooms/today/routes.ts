import type { Route } from '../../app/router.svelte';

export const routes: Route[] = [
  {
    path: '/',
    words: ['rooms/today', 'rooms/booking', 'rooms/my'],
    load: () => import('./Today.svelte'),
  },
];
