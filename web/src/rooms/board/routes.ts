import type { Route } from '../../app/match';
import { dayOf } from '../../words/zone';
import { boardPath } from './path';
import { isEveryday, periodOf } from './period';

export const routes: Route[] = [
  {
    path: '/board',
    words: ['rooms/board', 'rooms/booking'],
    load: () => import('./Board.svelte'),
    aside: (query) => (isEveryday(query) ? undefined : { words: ['rooms/board/views'], load: () => import('./views') }),
    early: ({ slug, time_zone }, query, _params, person) => {
      const { from, until } = periodOf(query, dayOf(Date.now(), time_zone), time_zone);
      const span = `from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}`;
      return [boardPath(slug, from, until), ...(person ? [`/me/reservations?lab=${slug}&${span}&limit=200`] : [])];
    },
  },
];
