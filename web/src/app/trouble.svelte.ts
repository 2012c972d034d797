import type { Problem, Unreachable } from '../api/problem';
import { person } from './session.svelte';

class Trouble {
  /** Why the service did not say who is there. */
  first = $state<Problem | Unreachable | null>(null);
  /** The session ended while its person was at work: the page stays, and a sign-in opens over it. */
  signInAgain = $state(false);

  sessionEnded(): void {
    if (person()) this.signInAgain = true;
  }

  /** What was typed stays on the screen; the next thing that is asked for opens the sign-in again. */
  later(): void {
    this.signInAgain = false;
  }
}

export const trouble = new Trouble();
