import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage/devices',
    words: ['rooms/manage', 'rooms/manage/devices'],
    load: () => import('./Devices.svelte'),
    for: 'manager',
  },
];
