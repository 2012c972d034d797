import type { Route } from '../../app/match';

const words = ['rooms/account'];

export const routes: Route[] = [
  { path: '/start', words, load: () => import('./Start.svelte') },
  { path: '/sign-in', words, load: () => import('./SignIn.svelte') },
  { path: '/register', words, load: () => import('./Register.svelte') },
  { path: '/claim', words, load: () => import('./Claim.svelte') },
  { path: '/reset', words, load: () => import('./Reset.svelte') },
  { path: '/confirm', words, load: () => import('./Confirm.svelte') },
  { path: '/setup', words, load: () => import('./Setup.svelte') },
  { path: '/profile', words, load: () => import('./Profile.svelte'), for: 'person' },
];
