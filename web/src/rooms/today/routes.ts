import type { Route } from '../../app/match';
import { dayOf } from '../../words/zone';
import { boardPath } from '../board/path';
import { comingDays } from './days';

export const routes: Route[] = [
  {
    path: '/',
    words: ['rooms/today', 'rooms/booking', 'rooms/my'],
    load: () => import('./Today.svelte'),
    early: ({ slug, time_zone }, _query, _params, person) => {
      const { from, until, last } = comingDays(dayOf(Date.now(), time_zone), time_zone);
      const own = [`/me/reservations?lab=${slug}&from=${encodeURIComponent(from)}&limit=200`, '/me/usage?open=true'];
      return [boardPath(slug, from, until), ...(person ? own : []), boardPath(slug, until, last)];
    },
  },
];
