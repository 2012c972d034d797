import { send } from '../../api/client';
import { Doing } from '../../app/doing.svelte';

/** Something that is to be done once, however often its answer is lost and it is pressed again; `Fate` tells of it. */
export class Sending extends Doing {
  /** Which attempt at sending was lost last. */
  attempt = $state(0);
  #meant = '';
  #key = '';

  /** Sends what is meant; the same once more goes under the same key until it is known to be done. */
  async once(meant: object, call: Parameters<typeof send>[0]): Promise<boolean> {
    if (this.busy) return false;
    const text = JSON.stringify(meant);
    if (text !== this.#meant) this.#key = crypto.randomUUID();
    this.#meant = text;
    this.attempt = 0;
    const how = { key: this.#key, watch: ({ number }: { number: number }) => (this.attempt = number) };
    const done = await this.run(() => send(call, how));
    if (done) this.#meant = '';
    return done;
  }
}
