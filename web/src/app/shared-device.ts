import { api } from '../api/client';
import { line } from '../api/line.svelte';
import { Unreachable } from '../api/problem';
import { forgetOffline } from './offline';
import { forgetPerson, leave, person, refreshSession } from './session.svelte';
import {
  forgetBegun,
  isShared,
  leftAlone,
  onSignedOutElsewhere,
  oweSignOut,
  owesSignOut,
  setShared,
  used,
} from './shared';
import { go } from './router.svelte';

const LOOK_MS = 15_000;
const END_MS = 8_000;

/** Ends the session at the service. What a broken line keeps from it is done when there is a line again. */
async function endSession(): Promise<void> {
  oweSignOut(true);
  const signal = AbortSignal.timeout(END_MS);
  const answer = await api.DELETE('/api/v1/auth/session', { signal }).catch(() => undefined);
  if (answer && (answer.response.ok || answer.response.status === 401)) oweSignOut(false);
}

/** Ends the session here, where what is shown is covered at once, and forgets what was kept of it. */
export async function signOut(): Promise<void> {
  leave();
  forgetBegun();
  await endSession();
  forgetPerson();
  line.forget();
  // On a line that hangs, the service is told when it flows again.
  if (owesSignOut()) line.whenRenewed(() => learnWhoIsThere().catch(() => undefined), line.renewed);
  await forgetOffline();
}

/** Learns who has just signed in, on a device that is shared or not; nothing of who was here before stays. */
export async function signedIn(shared: boolean): Promise<void> {
  oweSignOut(false);
  setShared(shared);
  used();
  await forgetOffline();
  await refreshSession();
}

/** Learns who is there; before that ends a session that was left on a shared device, or signed out of without a line. */
export async function learnWhoIsThere(): Promise<void> {
  if (owesSignOut() || leftAlone()) {
    forgetBegun();
    await Promise.all([endSession(), forgetOffline()]);
    // Whoever was here before is not shown to who is here now.
    if (owesSignOut()) throw new Unreachable('unreachable');
    used();
  }
  await refreshSession();
}

/** Signs out who has left a shared device alone for ten minutes. */
export function watchIdle(): void {
  for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, () => used(), { passive: true });
  const look = () => {
    if (!leftAlone()) return;
    // A stranger may have left it too.
    forgetBegun();
    if (person()) void signOut().then(() => go('/sign-in?left=idle'));
  };
  setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', look);
  addEventListener('online', () => {
    if (owesSignOut()) void endSession().then(forgetPerson);
  });
  onSignedOutElsewhere(() => {
    if (!person()) return;
    forgetBegun();
    forgetPerson();
    go(isShared() ? '/sign-in' : '/');
  });
}
