import type { Route } from '../../app/match';

const words = ['rooms/inbox'];

export const routes: Route[] = [
  {
    path: '/inbox',
    words: [...words, 'rooms/booking'],
    load: () => import('./Inbox.svelte'),
    for: 'person',
    lab: 'any',
    early: (_lab, query, _params, person) => (person && !query.has('show') ? ['/me/notifications?limit=30'] : []),
  },
  { path: '/profile/notifications', words, load: () => import('./Settings.svelte'), for: 'person', lab: 'any' },
];
