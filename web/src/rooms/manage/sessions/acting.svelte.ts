import { asFailure, type Problem, type Unreachable } from '../../../api/problem';
import { tell } from '../../../design/toasts.svelte';

/** One thing that a person does to something: whether it is under way, and why it failed. */
export class Acting {
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);

  /** Does it once and says `said` of it. True when it was done. */
  async run(call: () => Promise<unknown>, said: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await call();
      tell(said);
      return true;
    } catch (cause) {
      this.failure = asFailure(cause);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
