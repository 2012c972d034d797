import { tick } from 'svelte';
import { asFailure, type Problem, type Unreachable } from '../../../api/problem';
import { tellFailure } from '../../../design/tell-failure';

/** A file that is looked at first and then taken in, the same byte for byte. */
export class Import<Report> {
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);
  report = $state.raw<Report | null>(null);
  /** What was looked at. */
  text = $state.raw('');
  /** Where it is told what would be, and what was. */
  heading = $state<HTMLElement>();
  #sent: Blob | null = null;
  #key = '';
  /** Raised whenever another file is meant: what comes of the one before is not shown under it. */
  #turn = 0;
  #look: (body: Blob) => Promise<Report>;
  #take: (body: Blob, key: string) => Promise<Report>;

  constructor(look: (body: Blob) => Promise<Report>, take: (body: Blob, key: string) => Promise<Report>) {
    this.#look = look;
    this.#take = take;
  }

  forget = (): void => {
    this.#turn += 1;
    this.#sent = null;
    this.report = null;
    this.failure = null;
  };

  async #act(call: () => Promise<Report>, late?: (failure: Problem | Unreachable) => void): Promise<Report | null> {
    if (this.busy) return null;
    const turn = this.#turn;
    this.busy = true;
    this.failure = null;
    try {
      const report = await call();
      if (turn === this.#turn) {
        this.report = report;
        await tick();
        this.heading?.focus();
      }
      return report;
    } catch (cause) {
      const failure = asFailure(cause);
      if (turn === this.#turn) this.failure = failure;
      else late?.(failure);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Hears what would happen. */
  see = async (body: Blob): Promise<void> => {
    if (this.busy) return;
    this.forget();
    const turn = this.#turn;
    await this.#act(async () => {
      // A copy, so that a file saved anew meanwhile is not taken in unseen.
      const copy = new Blob([await body.arrayBuffer()]);
      const text = await copy.text();
      if (turn === this.#turn) {
        this.#sent = copy;
        this.text = text;
        this.#key = crypto.randomUUID();
      }
      return this.#look(copy);
    });
  };

  /** Lets it happen; gives what happened, even if another file is meant by now. */
  takeIn = async (): Promise<Report | null> => {
    const body = this.#sent;
    return body ? this.#act(() => this.#take(body, this.#key), tellFailure) : null;
  };
}
