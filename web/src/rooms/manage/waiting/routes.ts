import type { Route } from '../../../app/match';

export const routes: Route[] = [
  {
    path: '/manage',
    // What is done to a session or a fault here is done with the parts of its own room.
    words: [
      'rooms/manage',
      'rooms/manage/sessions',
      'rooms/manage/maintenance',
      'rooms/fault',
      'rooms/booking/staff',
      'rooms/manage/waiting',
    ],
    load: () => import('./Waiting.svelte'),
    for: 'staff',
  },
];
