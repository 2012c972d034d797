import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/assets', 'rooms/booking/staff'];

export const routes: Route[] = [
  { path: '/manage/assets', words, load: () => import('./Register.svelte'), for: 'staff' },
  { path: '/manage/assets/checks', words, load: () => import('./Checks.svelte'), for: 'staff' },
  { path: '/manage/assets/checks/:id', words, load: () => import('./Check.svelte'), for: 'staff' },
  { path: '/manage/assets/:id', words, load: () => import('./One.svelte'), for: 'staff' },
];
