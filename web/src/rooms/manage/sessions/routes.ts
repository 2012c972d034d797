import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/sessions', 'rooms/booking/staff', 'rooms/materials'];

export const routes: Route[] = [
  { path: '/manage/sessions', words, load: () => import('./Sessions.svelte'), for: 'staff' },
  { path: '/manage/sessions/:id', words, load: () => import('./One.svelte'), for: 'staff' },
];
