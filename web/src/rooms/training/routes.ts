import type { Route } from '../../app/match';

export const routes: Route[] = [
  { path: '/training', words: ['rooms/training'], load: () => import('./Training.svelte'), for: 'person' },
];
