/** Who is there and which labs there are: nothing that a screen shows as what is here now. */
const OF_THE_SHELL = /\/api\/v1\/(auth\/session|labs)$/;
const GATHER_MS = 150;
/** For so long an answer is awaited: the worker that was to tell of it may have been stopped. */
const PATIENCE_MS = 30_000;

/** Whether the service was reached last, or what is shown was kept from an earlier time. */
class Line {
  /** When the oldest answer that is shown was given; null while the service answers. */
  keptAt = $state<string | null>(null);
  /** Whether the service is still being asked for what is shown from an earlier time. */
  asking = $state(false);
  /** When each answer was given that was kept and is seen. */
  #old = new Map<string, string>();
  /** Of what addresses kept answers came so far, in order. */
  kept: string[] = [];
  /** How many answers came late. */
  renewed = 0;
  #awaited = new Set<string>();
  /** Settled before it was heard that they are awaited, and how. */
  #early = new Map<string, boolean>();
  #again = new Set<() => unknown>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** An answer came: from the service, or one that was kept, for good or until the service answers. */
  heard(url: string, keptAt: string | null, asking = false): void {
    if (keptAt) this.kept.push(url);
    const early = asking ? this.#early.get(url) : undefined;
    if (asking) this.#early.delete(url);
    const awaited = asking && early === undefined;
    if (awaited) {
      this.#awaited.add(url);
      setTimeout(() => this.#awaited.has(url) && this.settled(url, false), PATIENCE_MS);
    }
    if (keptAt && !early && !OF_THE_SHELL.test(url)) this.#old.set(url, keptAt);
    else this.#old.delete(url);
    if (awaited || this.#awaited.size === 0) this.asking = awaited;
    this.#tell();
  }

  #tell(): void {
    this.keptAt = [...this.#old.values()].sort()[0] ?? null;
  }

  /** What came from these addresses is not seen any more: something else was read in its place. */
  replaced(urls: readonly string[]): void {
    for (const url of urls) this.#old.delete(url);
    this.#tell();
  }

  /** What was shown so far is left; whether the next is kept, its answers tell. */
  left(): void {
    this.#old.clear();
  }

  /** Has `load` run once more when the service has answered what it showed from an earlier time; `since`, how many had come when it began. */
  whenRenewed(load: () => unknown, since: number): void {
    if (this.renewed > since) load();
    else this.#again.add(load);
  }

  /** Has nothing of what waits run any more: whoever it was for is gone. */
  forget(): void {
    this.#again.clear();
  }

  /** The service answered late what was shown from an earlier time; or it could not be reached. */
  settled(url: string, renewed: boolean): void {
    if (!this.#awaited.delete(url)) this.#early.set(url, renewed);
    if (renewed) this.renewed += 1;
    if (renewed) this.#old.delete(url);
    if (!renewed || this.#awaited.size === 0) this.asking = false;
    this.#tell();
    if (!renewed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const again = [...this.#again];
      this.#again.clear();
      for (const load of again) load();
    }, GATHER_MS);
  }
}

export const line = new Line();

/** Asks the service worker not to wait long for the service: something is to be seen first. */
export const SOON = 'X-Kept-Soon';
/** Told with a kept answer: the service is still being asked. */
export const ASKING = 'X-Kept-While-Asking';
