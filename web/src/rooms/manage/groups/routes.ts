import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/groups', 'rooms/manage/groups', 'rooms/booking/staff'];

export const routes: Route[] = [
  { path: '/manage/groups', words, load: () => import('./List.svelte'), for: 'staff' },
  {
    path: '/manage/groups/attendance',
    words: [...words, 'rooms/manage/statistics'],
    load: () => import('./Attendance.svelte'),
    for: 'staff',
  },
  { path: '/manage/groups/:id', words, load: () => import('./One.svelte'), for: 'staff' },
  { path: '/manage/groups/bookings/:id', words, load: () => import('./Booking.svelte'), for: 'staff' },
];
