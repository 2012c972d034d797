import { needWords } from '../../words/index.svelte';

/** The field for who is there besides, which only staff fill in: fetched when it is asked for. */
export async function secondField() {
  try {
    const words = needWords(['rooms/training', 'rooms/booking/staff']);
    const [{ default: Second }] = await Promise.all([import('./Second.svelte'), words]);
    return Second;
  } catch {
    return undefined;
  }
}
