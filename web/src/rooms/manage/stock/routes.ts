import type { Route } from '../../../app/match';

const words = ['rooms/manage', 'rooms/manage/stock', 'rooms/materials', 'rooms/booking/staff'];

export const routes: Route[] = [
  { path: '/manage/stock', words, load: () => import('./Stock.svelte'), for: 'staff' },
  { path: '/manage/stock/new', words, load: () => import('./New.svelte'), for: 'staff' },
  { path: '/manage/stock/orders', words, load: () => import('./Orders.svelte'), for: 'staff' },
  { path: '/manage/stock/orders/new', words, load: () => import('./NewOrder.svelte'), for: 'staff' },
  { path: '/manage/stock/orders/:id', words, load: () => import('./Order.svelte'), for: 'staff' },
  { path: '/manage/stock/takes', words, load: () => import('./Takes.svelte'), for: 'staff' },
  { path: '/manage/stock/takes/:id', words, load: () => import('./Take.svelte'), for: 'staff' },
  { path: '/manage/stock/suppliers', words, load: () => import('./Suppliers.svelte'), for: 'staff' },
  {
    path: '/manage/stock/costs',
    words: [...words, 'rooms/manage/statistics'],
    load: () => import('./Costs.svelte'),
    for: 'staff',
  },
  {
    path: '/manage/stock/import',
    words: [...words, 'rooms/manage/imports'],
    load: () => import('./Import.svelte'),
    for: 'staff',
  },
  { path: '/manage/stock/:id', words, load: () => import('./One.svelte'), for: 'staff' },
  { path: '/manage/stock/:id/change', words, load: () => import('./Change.svelte'), for: 'staff' },
];
