import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage/settings/import',
    words: ['rooms/manage', 'rooms/manage/settings', 'rooms/manage/imports', 'rooms/manage/nemo'],
    load: () => import('./Nemo.svelte'),
    for: 'manager',
  },
];
