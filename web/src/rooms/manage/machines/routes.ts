import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/machines', 'rooms/machine'];

export const routes: Route[] = [
  { path: '/manage/machines', words, load: () => import('./Machines.svelte'), for: 'staff' },
  { path: '/manage/machines/new', words, load: () => import('./New.svelte'), for: 'manager' },
  {
    path: '/manage/machines/import',
    words: [...words, 'rooms/manage/imports'],
    load: () => import('./Import.svelte'),
    for: 'manager',
  },
  { path: '/manage/machines/classes', words, load: () => import('./Classes.svelte'), for: 'staff' },
  {
    path: '/manage/machines/:id',
    words: [...words, 'rooms/manage/maintenance', 'rooms/fault'],
    load: () => import('./One.svelte'),
    for: 'staff',
  },
];
