import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage/audit',
    words: ['rooms/manage', 'rooms/manage/audit', 'rooms/manage/statistics', 'rooms/requests', 'rooms/booking/staff'],
    load: () => import('./Audit.svelte'),
    for: 'manager',
  },
];
