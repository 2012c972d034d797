import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage/statistics',
    words: ['rooms/manage', 'rooms/manage/statistics', 'rooms/figures'],
    load: () => import('./Statistics.svelte'),
    for: 'manager',
  },
];
