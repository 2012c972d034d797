import { needWords } from '../../words/index.svelte';

/** What is shown only where a training, a supervision or a checklist stands in the way: fetched then. */
async function part<T>(load: () => Promise<{ default: T }>, more: string[] = []): Promise<T | undefined> {
  try {
    const [{ default: Part }] = await Promise.all([load(), needWords(['rooms/training', ...more])]);
    return Part;
  } catch {
    return undefined;
  }
}

export const adviceParts = () => part(() => import('./Advice.svelte'));
export const checklistParts = () => part(() => import('./Checklist.svelte'));
export const secondParts = () => part(() => import('./Second.svelte'), ['rooms/booking/staff']);
