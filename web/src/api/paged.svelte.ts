import { Reading } from './reading.svelte';

interface Page<T> {
  items: T[];
  next?: string | null;
}

/** A list that a screen reads a page at a time: `first` reads it anew, `further` goes on. */
export class Paged<T> {
  #more = $state.raw<T[]>([]);
  #next = $state.raw<string | null>(null);
  readonly first: Reading<T[]>;
  readonly further: Reading<void>;

  constructor(ask: (cursor?: string) => Promise<Page<T>>) {
    let turn = 0;
    this.first = new Reading(async () => {
      const mine = (turn += 1);
      const page = await ask();
      if (mine === turn) {
        this.#more = [];
        this.#next = page.next ?? null;
      }
      return page.items;
    });
    const further = async () => {
      const mine = turn;
      const page = await ask(this.#next ?? undefined);
      // The list was read anew meanwhile: this page belongs to the old one.
      if (mine !== turn) return;
      this.#more = [...this.#more, ...page.items];
      this.#next = page.next ?? null;
    };
    this.further = new Reading(further, { anew: false });
  }

  /** All that was read; nothing until the first page came. */
  get items(): T[] | undefined {
    return this.first.data && [...this.first.data, ...this.#more];
  }

  /** Whether more than the first page was read: to read it anew would take away what one looks at. */
  get isLonger(): boolean {
    return this.#more.length > 0;
  }

  /** Whether there is more than what was read. */
  get goesOn(): boolean {
    return this.#next !== null;
  }
}
