import { ask, onSignedOut } from '../../api/client';
import { Problem, Unreachable } from '../../api/problem';
import type { Doing } from '../../app/doing.svelte';

/** For so long the browser may take to begin to keep a file. */
const KEEPING_MS = 60_000;

interface File {
  href: string;
  name: string;
}

/**
 * Has the browser keep a file in the reader's language, which a plain link cannot ask for. Whoever presses for it is at
 * work: when their session has ended they sign in on the spot.
 */
export async function take({ href, name }: File): Promise<void> {
  const answer = await ask(new Request(new URL(href, location.href)));
  if (answer.status === 401) onSignedOut.tell(true);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  const file = await answer.blob().catch(() => undefined);
  if (!file) throw new Unreachable('unreachable');
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEPING_MS);
}

/** Takes the file when its link is pressed, and leaves to the browser who presses it in another way. */
export function taking(doing: Doing, file: File): (event: MouseEvent) => void {
  return (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void doing.run(() => take(file));
  };
}
