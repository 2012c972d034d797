import type { Route } from '../../../app/match';

const words = [
  'rooms/manage',
  'rooms/manage/maintenance',
  'rooms/manage/machines',
  'rooms/fault',
  'rooms/booking',
  'rooms/booking/staff',
];

export const routes: Route[] = [
  { path: '/manage/maintenance', words, load: () => import('./Incidents.svelte'), for: 'staff' },
  { path: '/manage/maintenance/incidents/:id', words, load: () => import('./Incident.svelte'), for: 'staff' },
  { path: '/manage/maintenance/orders', words, load: () => import('./Orders.svelte'), for: 'staff' },
  { path: '/manage/maintenance/orders/:id', words, load: () => import('./Order.svelte'), for: 'staff' },
  { path: '/manage/maintenance/plans', words, load: () => import('./Plans.svelte'), for: 'staff' },
  { path: '/manage/maintenance/reliability', words, load: () => import('./Reliability.svelte'), for: 'manager' },
];
