import type { Route } from '../../app/router.svelte';

export const routes: Route[] = [
  {
    path: '/funding',
    words: ['rooms/funding', 'rooms/requests'],
    load: () => import('./Funding.svelte'),
    for: 'funder',
  },
];
