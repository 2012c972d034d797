import type { Route } from '../../app/match';
import { soonest, timeAsked, timeOf, wantedOn } from './time';

const ABLE = ['process', 'material_class'];
const NARROWED_BY = ['class', 'machine'];

/** Those of `names` that the address says, as the screen asks for them. */
const said = (query: URLSearchParams, names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, query.get(name) ?? '']).filter(([, value]) => value));
const asking = (path: string, query: object) =>
  `${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]))}`;

export const routes: Route[] = [
  {
    path: '/find',
    words: ['rooms/find', 'rooms/booking'],
    load: () => import('./Find.svelte'),
    early: ({ slug, time_zone }, query, _params, person) => {
      const able = said(query, ABLE);
      const sought = { ...able, ...said(query, NARROWED_BY) };
      const ask = timeAsked(query);
      const time = timeOf(ask, time_zone);
      const asks = ['/machines?limit=200', '/machine-classes?limit=200', '/qualifications?limit=200'];
      if (Object.keys(able).length > 0) asks.push(asking('/machines', { ...able, ...wantedOn(ask), limit: 200 }));
      asks.push(asking('/free-machines', { ...sought, ...soonest(ask, time, Date.now()) }));
      if (time) {
        asks.push(asking('/free-machines', { ...sought, ...time }));
        asks.push(asking('/board', { from: time.starts_at, until: time.ends_at }));
      }
      return [
        ...asks.map((path) => `/labs/${encodeURIComponent(slug)}${path}`),
        ...(person ? [`/certifications?lab=${slug}&member=${person}&limit=200`] : []),
      ];
    },
  },
];
