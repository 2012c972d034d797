import { savesData } from '../api/live.svelte';

let tell: () => void = () => undefined;
/** Resolves once the first screen can be used. */
const shown = new Promise<void>((resolve) => (tell = resolve));

/** Notes that what the screen is for can be seen and used. */
export function isShown(): void {
  document.body.dataset['ready'] = 'true';
  tell();
}

/** Fetches code that nobody waits for yet, so that it is there when it is wanted; who spares data waits for it then. */
export function fetchSoon(part: () => Promise<unknown>): void {
  if (!savesData()) void shown.then(part).catch(() => undefined);
}
