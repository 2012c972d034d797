import type { Problem, Unreachable } from '../api/problem';
import { person } from './session.svelte';

class Trouble {
  /** Why the service did not say who is there. */
  first = $state<Problem | Unreachable | null>(null);
  /** The session ended while its person was at work: the page stays, and a sign-in opens over it. */
  signInAgain = $state(false);

  /** For whom the sign-in was put off. */
  #putOff: ReturnType<typeof person>;

  sessionEnded(change: boolean): void {
    if (person() && (change || this.#putOff !== person())) this.signInAgain = true;
  }

  /** What was typed stays on the screen; the next change that is sent opens the sign-in again, no mere reading does. */
  later(): void {
    if (this.signInAgain) this.#putOff = person();
    this.signInAgain = false;
  }
}

export const trouble = new Trouble();
