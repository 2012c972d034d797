import type { Route } from '../../app/match';

export const routes: Route[] = [
  {
    path: '/find',
    words: ['rooms/find', 'rooms/booking'],
    load: () => import('./Find.svelte'),
    early: ({ slug }, query, _params, person) => {
      const lab = `/labs/${encodeURIComponent(slug)}`;
      const ground = ['/machines?limit=200', '/machine-classes?limit=200', '/qualifications?limit=200'];
      // Who looks for nothing yet is shown what is free soonest.
      const plain = ![...query.keys()].some((name) => !['lab', 'lang'].includes(name));
      const asks = [...ground, ...(plain ? ['/free-machines?duration_minutes=60'] : [])].map((path) => lab + path);
      return [...asks, ...(person ? [`/certifications?lab=${slug}&member=${person}&limit=200`] : [])];
    },
  },
];
