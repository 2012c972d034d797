import { needWords } from '../../words/index.svelte';

/** The form of what a session used, fetched when it is wanted. */
export async function loadUsed() {
  const [{ default: Used }] = await Promise.all([import('./Used.svelte'), needWords(['rooms/materials'])]);
  return Used;
}
