import { needWords } from '../../words/index.svelte';
import type { Shown } from './shown';

const WORDS = ['rooms/board/staff', 'rooms/booking/staff', 'rooms/manage', 'rooms/manage/reservations'];

/** What only staff see of a board, fetched for them alone; nothing when it cannot be had: the board is of use without. */
export async function forStaff(board: Promise<Pick<Shown, 'lab' | 'machines'>>, from: string, until: string) {
  try {
    const [part] = await Promise.all([import('./staff'), needWords(WORDS)]);
    return { Day: part.StaffDay, Bar: part.StaffBar, known: await part.knownOf(await board, from, until) };
  } catch {
    return undefined;
  }
}
