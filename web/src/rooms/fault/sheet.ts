import { needWords } from '../../words/index.svelte';

/** The sheet by which a fault is reported, fetched once somebody wants to. */
export async function sheet() {
  const [part] = await Promise.all([import('./Report.svelte'), needWords(['rooms/fault'])]);
  return part.default;
}
