import type { Route } from '../../app/match';

const words = ['rooms/account'];

export const routes: Route[] = [
  { path: '/start', words, load: () => import('./Start.svelte') },
  { path: '/sign-in', words, load: () => import('./SignIn.svelte'), lab: 'any' },
  { path: '/register', words, load: () => import('./Register.svelte') },
  { path: '/claim', words, load: () => import('./Claim.svelte'), lab: 'any' },
  { path: '/reset', words, load: () => import('./Reset.svelte'), lab: 'any' },
  { path: '/confirm', words, load: () => import('./Confirm.svelte'), lab: 'any' },
  { path: '/setup', words, load: () => import('./Setup.svelte'), lab: 'any' },
  { path: '/profile', words, load: () => import('./Profile.svelte'), for: 'person', lab: 'any' },
];
