import type { Route } from '../../app/match';

export const routes: Route[] = [
  {
    path: '/training',
    words: ['rooms/training'],
    load: () => import('./Training.svelte'),
    for: 'person',
    early: ({ slug }, _query, _params, person) => {
      if (!person) return [];
      const lab = ['course-sessions', 'courses', 'qualifications'].map((list) => `/labs/${slug}/${list}?limit=200`);
      const own = [`/me/machines?lab=${slug}&limit=200`, '/me/enrolments?limit=200', '/certifications?limit=200'];
      return [...own, ...lab];
    },
  },
];
