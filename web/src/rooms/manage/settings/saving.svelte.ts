import { asFailure, Problem, type Unreachable } from '../../../api/problem';

const CHANGED_MEANWHILE = 412;

/** Refuses to act on what was seen when the service keeps a later version by now. */
export function sameVersion(seen: { version: number }, kept: { version: number }): void {
  if (seen.version !== kept.version) throw new Problem(CHANGED_MEANWHILE, {});
}

/** One change on its way: whether it is under way, why it failed, and whether somebody else's came before it. */
export class Saving {
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);
  overtaken = $state(false);

  /** Acts once at a time; `reread` is called when what was seen holds no longer. Tells whether it was done. */
  async run(act: () => Promise<unknown>, reread: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.clear();
    try {
      await act();
      return true;
    } catch (cause) {
      const failure = asFailure(cause);
      if (failure instanceof Problem && failure.status === CHANGED_MEANWHILE) {
        this.overtaken = true;
        await reread().catch((again) => (this.failure = asFailure(again)));
      } else this.failure = failure;
      return false;
    } finally {
      this.busy = false;
    }
  }

  clear(): void {
    this.failure = null;
    this.overtaken = false;
  }

  /** What the service says of the field at a JSON pointer. */
  of(pointer: string): string | undefined {
    return this.failure instanceof Problem ? this.failure.of(pointer) : undefined;
  }
}
