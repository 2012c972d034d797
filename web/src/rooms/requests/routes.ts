import type { Route } from '../../app/match';

const words = ['rooms/requests'];

const oneRequest: Route['early'] = (_lab, _query, { id = '' }, person) =>
  person ? [`/equipment-requests/${encodeURIComponent(id)}`] : [];

export const routes: Route[] = [
  {
    path: '/requests',
    words,
    load: () => import('./Requests.svelte'),
    for: 'person',
    early: ({ slug }, query, _params, person) =>
      person && !query.has('status') ? [`/labs/${slug}/equipment-requests?limit=100`] : [],
  },
  { path: '/requests/new', words, load: () => import('./New.svelte'), for: 'person' },
  {
    path: '/requests/:id',
    words,
    load: () => import('./One.svelte'),
    for: 'person',
    early: oneRequest,
  },
  {
    path: '/requests/:id/edit',
    words,
    load: () => import('./Edit.svelte'),
    for: 'person',
    early: oneRequest,
  },
];
