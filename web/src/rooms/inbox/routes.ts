import type { Route } from '../../app/match';

const words = ['rooms/inbox'];

export const routes: Route[] = [
  { path: '/inbox', words: [...words, 'rooms/booking'], load: () => import('./Inbox.svelte'), for: 'person' },
  { path: '/profile/notifications', words, load: () => import('./Settings.svelte'), for: 'person' },
];
