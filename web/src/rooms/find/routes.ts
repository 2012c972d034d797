import type { Route } from '../../app/match';

export const routes: Route[] = [
  {
    path: '/find',
    words: ['rooms/find', 'rooms/booking'],
    load: () => import('./Find.svelte'),
    early: ({ slug }) => [`/labs/${encodeURIComponent(slug)}/machines?limit=200`],
  },
];
