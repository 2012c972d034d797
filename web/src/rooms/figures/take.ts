import { Problem, Unreachable } from '../../api/problem';
import { lang } from '../../words/index.svelte';

/** For so long the browser may take to begin to keep a file. */
const KEEPING_MS = 60_000;

/** Has the browser keep a file in the reader's language, which a plain link cannot ask for. */
export async function take(href: string, name: string): Promise<void> {
  const answer = await fetch(href, { headers: { 'Accept-Language': lang() } }).catch(() => undefined);
  if (!answer) throw new Unreachable('unreachable');
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  const url = URL.createObjectURL(await answer.blob());
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEPING_MS);
}
