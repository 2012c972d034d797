import { untrack } from 'svelte';
import { lang } from '../words/index.svelte';
import type { Lang } from '../words/lang';
import { line } from './line.svelte';
import { asFailure, type Problem, type Unreachable } from './problem';

/** Something a screen reads: what came last, why the last attempt failed, and whether one is under way. */
export class Reading<T> {
  data = $state.raw<T | undefined>(undefined);
  failure = $state.raw<Problem | Unreachable | null>(null);
  loading = $state(false);
  #ask: () => Promise<T>;
  #fill: (now: T, was: T | undefined) => void;
  #turn = 0;
  /** From where kept answers came while it was read, for what is shown and since. */
  #kept: string[] = [];
  #lang: Lang | undefined;
  #left = false;

  /**
   * `anew`: whether it is read again when the reader changes the language, in which the service writes some of it. `fill`
   * hears each time what came and what was there before: a form keeps what was typed since.
   */
  constructor(
    ask: () => Promise<T>,
    { anew = true, fill = () => undefined }: { anew?: boolean; fill?: (now: T, was: T | undefined) => void } = {},
  ) {
    this.#ask = ask;
    this.#fill = fill;
    if (!anew) return;
    $effect(() => {
      const now = lang();
      if (this.#lang && this.#lang !== now) untrack(() => void this.load());
    });
    $effect(() => () => this.leave());
  }

  /** The screen that it was read for is gone: nothing is read for it any more, and what still comes is not shown. */
  leave(): void {
    this.#left = true;
    this.#turn += 1;
  }

  /** Reads (again). An answer that a later one has overtaken is dropped; data of before stays until then. */
  load = async (): Promise<void> => {
    if (this.#left) return;
    const turn = (this.#turn += 1);
    this.loading = true;
    this.#lang = lang();
    const { renewed } = line;
    const before = line.kept.length;
    const kept = () => line.kept.slice(before);
    try {
      const data = await this.#ask();
      if (turn !== this.#turn) return;
      this.#fill(data, this.data);
      this.data = data;
      this.failure = null;
      line.replaced(this.#kept.filter((url) => !kept().includes(url)));
      this.#kept = [];
    } catch (cause) {
      if (turn !== this.#turn) return;
      this.failure = asFailure(cause);
    } finally {
      this.#kept.push(...kept());
      if (turn === this.#turn) {
        this.loading = false;
        // When it failed too: what was kept may be of an older client.
        if (kept().length > 0) line.whenRenewed(this.load, renewed);
      }
    }
  };
}
