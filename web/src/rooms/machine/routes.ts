import type { Route } from '../../app/match';

export const routes: Route[] = [
  {
    path: '/machines/:id',
    words: ['rooms/machine', 'rooms/policy', 'rooms/booking', 'rooms/my'],
    load: () => import('./Machine.svelte'),
    early: (_lab, _query, { id = '' }) => [
      `/machines/${encodeURIComponent(id)}`,
      `/machines/${encodeURIComponent(id)}/status`,
    ],
  },
];
