import { api } from '../api/client';
import { forgetOffline } from './offline';
import { forgetPerson, person } from './session.svelte';
import { isShared } from './shared';
import { go } from './router.svelte';

const IDLE_MS = 10 * 60_000;

/** Ends the session here and forgets what was kept of it. */
export async function signOut(): Promise<void> {
  await api.DELETE('/api/v1/auth/session').catch(() => undefined);
  forgetPerson();
  await forgetOffline();
}

/** Signs out who has left a shared device alone for ten minutes. */
export function watchIdle(): void {
  let last = Date.now();
  const touched = () => (last = Date.now());
  for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, touched, { passive: true });
  const look = () => {
    if (!isShared() || !person() || Date.now() - last < IDLE_MS) return;
    void signOut().then(() => go('/sign-in?left=idle'));
  };
  setInterval(look, 15_000);
  document.addEventListener('visibilitychange', look);
}
