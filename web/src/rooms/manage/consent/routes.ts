import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage/people/:id/consent',
    words: ['rooms/manage', 'rooms/manage/people', 'rooms/manage/consent'],
    load: () => import('./Form.svelte'),
    for: 'staff',
  },
];
