import { tick } from 'svelte';
import { asFailure, type Problem, type Unreachable } from '../../../api/problem';

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
  #look: (body: Blob) => Promise<Report>;
  #take: (body: Blob, key: string) => Promise<Report>;

  constructor(look: (body: Blob) => Promise<Report>, take: (body: Blob, key: string) => Promise<Report>) {
    this.#look = look;
    this.#take = take;
  }

  forget = (): void => {
    this.report = null;
    this.failure = null;
  };

  async #act(call: () => Promise<Report>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    try {
      this.report = await call();
      await tick();
      this.heading?.focus();
      return true;
    } catch (cause) {
      this.failure = asFailure(cause);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Hears what would happen. */
  see = async (body: Blob): Promise<boolean> => {
    this.report = null;
    return this.#act(async () => {
      // A copy, so that a file saved anew meanwhile is not taken in unseen.
      this.#sent = new Blob([await body.arrayBuffer()]);
      this.text = await this.#sent.text();
      this.#key = crypto.randomUUID();
      return this.#look(this.#sent);
    });
  };

  /** Lets it happen; tells whether it did. */
  takeIn = async (): Promise<boolean> => {
    const body = this.#sent;
    return body ? this.#act(() => this.#take(body, this.#key)) : false;
  };
}
