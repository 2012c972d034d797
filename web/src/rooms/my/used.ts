import { needWords } from '../../words/index.svelte';

/** The form of what a session used, fetched when it is wanted. It stands here so that the everyday screens need no file more. */
export async function loadUsed() {
  const [{ default: Used }] = await Promise.all([import('../materials/Used.svelte'), needWords(['rooms/materials'])]);
  return Used;
}
