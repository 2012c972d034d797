import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/people'];

export const routes: Route[] = [
  { path: '/manage/people', words, load: () => import('./People.svelte'), for: 'staff' },
  { path: '/manage/people/import', words, load: () => import('./Import.svelte'), for: 'manager' },
  { path: '/manage/people/qualifications', words, load: () => import('./Qualifications.svelte'), for: 'staff' },
  { path: '/manage/people/:id', words, load: () => import('./One.svelte'), for: 'staff' },
];
