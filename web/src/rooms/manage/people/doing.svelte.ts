import { asFailure, Problem, type Unreachable } from '../../../api/problem';

/** One thing that a sheet does: whether it is under way, and why it failed. */
export class Doing {
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);

  /** Does it once at a time; whether it was done. */
  run = async (call: () => Promise<unknown>): Promise<boolean> => {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      await call();
      return true;
    } catch (cause) {
      this.failure = asFailure(cause);
      return false;
    } finally {
      this.busy = false;
    }
  };

  /** What is wrong with the field at a pointer. */
  of = (pointer: string): string | undefined =>
    this.failure instanceof Problem ? this.failure.of(pointer) : undefined;

  /** The failure, unless the fields at `pointers` already tell it. */
  besides = (...pointers: string[]): Problem | Unreachable | null =>
    pointers.some((pointer) => this.of(pointer)) ? null : this.failure;
}
