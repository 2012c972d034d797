import { needWords } from '../../words/index.svelte';

/** What only staff see of a booking, fetched when they book; without a line they book for themselves. */
export async function forStaff() {
  try {
    const [part] = await Promise.all([import('./staff/ForWhom.svelte'), needWords(['rooms/booking/staff'])]);
    return part.default;
  } catch {
    return undefined;
  }
}
