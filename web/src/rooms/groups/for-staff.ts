import { needWords } from '../../words/index.svelte';

/** What only staff may say of a group's booking, fetched when they book; without a line the lead answers for it. */
export async function forStaff() {
  try {
    const [part] = await Promise.all([import('./staff/Behalf.svelte'), needWords(['rooms/booking/staff'])]);
    return part.default;
  } catch {
    return undefined;
  }
}
