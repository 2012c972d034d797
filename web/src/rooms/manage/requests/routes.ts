import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/requests', 'rooms/requests', 'rooms/manage/statistics'];

export const routes: Route[] = [
  { path: '/manage/requests', words, load: () => import('./List.svelte'), for: 'staff' },
  { path: '/manage/requests/:id', words, load: () => import('./Review.svelte'), for: 'staff' },
];
