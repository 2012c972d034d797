import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/training', 'rooms/booking/staff', 'rooms/board/staff'];

export const routes: Route[] = [
  { path: '/manage/training', words, load: () => import('./Dates.svelte'), for: 'staff' },
  { path: '/manage/training/courses', words, load: () => import('./Courses.svelte'), for: 'staff' },
  { path: '/manage/training/duties', words, load: () => import('./Duties.svelte'), for: 'staff' },
  { path: '/manage/training/dates/:id', words, load: () => import('./One.svelte'), for: 'staff' },
];
