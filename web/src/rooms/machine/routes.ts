import type { Route } from '../../app/match';
import { dayOf } from '../../words/zone';
import { daysShown, offeredFrom } from './days';

export const routes: Route[] = [
  {
    path: '/machines/:id',
    words: ['rooms/machine', 'rooms/policy', 'rooms/booking', 'rooms/my'],
    load: () => import('./Machine.svelte'),
    lab: 'own',
    first: ({ id = '' }) => [`/machines/${encodeURIComponent(id)}`, `/machines/${encodeURIComponent(id)}/status`],
    early: ({ slug, time_zone }, _query, { id = '' }, person) => {
      const machine = encodeURIComponent(id);
      const { from, until } = daysShown(dayOf(Date.now(), time_zone), time_zone);
      const time = `from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}`;
      return [
        `/machines/${machine}/availability?${time}`,
        `/labs/${slug}/closures?${time}&limit=200`,
        `/labs/${slug}/free-machines?machine=${machine}&duration_minutes=60&from=${encodeURIComponent(offeredFrom(Date.now()))}`,
        `/labs/${slug}/qualifications?limit=200`,
        ...(person ? [`/certifications?lab=${slug}&member=${person}&limit=200`, '/me/usage?open=true'] : []),
      ];
    },
  },
];
