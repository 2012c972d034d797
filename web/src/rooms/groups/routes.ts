import type { Route } from '../../app/match';
import { shownFrom } from './period';

const words = ['rooms/groups'];

export const routes: Route[] = [
  {
    path: '/groups',
    words,
    load: () => import('./Groups.svelte'),
    for: 'person',
    early: ({ slug, time_zone }, _query, _params, person) => {
      if (!person) return [];
      const from = encodeURIComponent(shownFrom(Date.now(), time_zone));
      return [`/labs/${slug}/groups?limit=200`, `/labs/${slug}/group-bookings?limit=200&from=${from}`];
    },
  },
  {
    path: '/groups/bookings/:id',
    words,
    load: () => import('./One.svelte'),
    for: 'person',
    early: (_lab, _query, { id = '' }, person) => (person ? [`/group-bookings/${encodeURIComponent(id)}`] : []),
  },
];
