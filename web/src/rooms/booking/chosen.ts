import type { Wish } from './wish';

const KEPT = 'chosen';

/** Keeps what a stranger chose on the screen at `path` while they sign in or make an account: they come back to it. */
export function keepChosen(path: string, wish: Wish): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ path, wish }));
}

/** What was chosen on the screen at `path` by who has signed in since, once, as long as its time is still to come. */
export function takeChosen(path: string, now: number): Wish | undefined {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return undefined;
  try {
    const chosen = JSON.parse(kept) as { path: string; wish: Wish };
    if (chosen.path !== path) return undefined;
    sessionStorage.removeItem(KEPT);
    return Date.parse(chosen.wish.ends_at) > now ? chosen.wish : undefined;
  } catch {
    sessionStorage.removeItem(KEPT);
    return undefined;
  }
}
