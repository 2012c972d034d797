import type { Route } from '../../app/match';
import { dayOf, instantOf } from '../../words/zone';

export const routes: Route[] = [
  {
    path: '/my',
    words: ['rooms/my'],
    load: () => import('./My.svelte'),
    for: 'person',
    early: ({ slug, time_zone }, _query, _params, person) => {
      const from = encodeURIComponent(instantOf(dayOf(Date.now(), time_zone), '00:00', time_zone));
      const own = [`/me/reservations?lab=${slug}&from=${from}&limit=200`, '/me/usage?open=true'];
      return [`/labs/${slug}/machines?limit=200`, ...(person ? own : [])];
    },
  },
  {
    path: '/my/:id',
    words: ['rooms/my', 'rooms/booking'],
    load: () => import('./One.svelte'),
    for: 'person',
    early: (_lab, _query, { id = '' }, person) => (person ? [`/reservations/${encodeURIComponent(id)}`] : []),
    onward: ({ machine }) => (typeof machine === 'string' ? [`/machines/${machine}`] : []),
  },
];
