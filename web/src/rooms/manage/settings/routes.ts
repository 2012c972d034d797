import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/settings', 'rooms/policy'];

export const routes: Route[] = [
  { path: '/manage/settings', words, load: () => import('./Overview.svelte'), for: 'manager' },
  { path: '/manage/settings/lab', words, load: () => import('./Lab.svelte'), for: 'manager' },
  { path: '/manage/settings/hours', words, load: () => import('./Hours.svelte'), for: 'manager' },
  { path: '/manage/settings/closures', words, load: () => import('./Closures.svelte'), for: 'manager' },
  { path: '/manage/settings/policies', words, load: () => import('./Policies.svelte'), for: 'manager' },
];
