import type { Route } from '../../app/match';

const NARROWED_BY = ['class', 'machine'];

export const routes: Route[] = [
  {
    path: '/find',
    words: ['rooms/find', 'rooms/booking'],
    load: () => import('./Find.svelte'),
    early: ({ slug }, query, _params, person) => {
      const lab = `/labs/${encodeURIComponent(slug)}`;
      const ground = ['/machines?limit=200', '/machine-classes?limit=200', '/qualifications?limit=200'];
      // What is free soonest, unless a time is asked for, or what perhaps no machine can do: that would be kept as a need twice.
      const sought = [...query.keys()].filter((name) => !['lab', 'lang', 'trained', ...NARROWED_BY].includes(name));
      const narrowed = NARROWED_BY.map((name) => [name, query.get(name) ?? ''] as const).filter(([, value]) => value);
      const free = `/free-machines?${new URLSearchParams([...narrowed.map((one) => [...one]), ['duration_minutes', '60']])}`;
      const asks = [...ground, ...(sought.length === 0 ? [free] : [])].map((path) => lab + path);
      return [...asks, ...(person ? [`/certifications?lab=${slug}&member=${person}&limit=200`] : [])];
    },
  },
];
