import { asFailure, Problem, type Unreachable } from '../api/problem';
import { tell } from '../design/toasts.svelte';

/** Something that a person does: whether it is under way, and why the last attempt failed. */
export class Doing {
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);

  /** Does it, unless it is under way, and says `said` of it; tells whether it was done. */
  run = async (call: () => Promise<unknown>, said?: string): Promise<boolean> => {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await call();
      if (said) tell(said);
      return true;
    } catch (cause) {
      this.failure = asFailure(cause);
      return false;
    } finally {
      this.busy = false;
    }
  };

  /** What is wrong with the field at a JSON pointer. */
  of = (pointer: string): string | undefined =>
    this.failure instanceof Problem ? this.failure.of(pointer) : undefined;

  /** The failure, unless it is told at one of these fields. */
  beside = (...pointers: string[]): Problem | Unreachable | null =>
    pointers.some((one) => this.of(one)) ? null : this.failure;
}
