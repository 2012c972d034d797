import { needWords } from '../../../words/index.svelte';

/** What is shown only where a training, a supervision or a checklist stands in the way: fetched then. */
export async function trainingParts() {
  try {
    const [parts] = await Promise.all([import('../../training/parts'), needWords(['rooms/training'])]);
    return parts;
  } catch {
    return undefined;
  }
}
