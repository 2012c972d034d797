import type { Route } from '../../app/match';

export const routes: Route[] = [
  {
    path: '/funding',
    words: ['rooms/funding', 'rooms/figures', 'rooms/requests'],
    load: () => import('./Funding.svelte'),
    for: 'funder',
  },
];
