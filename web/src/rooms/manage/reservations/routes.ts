import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/reservations', 'rooms/booking', 'rooms/booking/staff'];

export const routes: Route[] = [
  { path: '/manage/reservations', words, load: () => import('./Reservations.svelte'), for: 'staff' },
  { path: '/manage/reservations/:id', words, load: () => import('./One.svelte'), for: 'staff' },
];
