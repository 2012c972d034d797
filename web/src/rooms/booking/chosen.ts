import type { Wish } from './wish';

const KEPT = 'chosen';
/** So long one takes at most to make an account and come back. */
const HOUR_MS = 3_600_000;

interface Kept {
  path: string;
  at: number;
  wish: Wish;
}
type Place = Pick<URL, 'pathname'>;

/** Keeps what a stranger chose on a screen while they sign in or make an account: they come back to it. */
export function keepChosen(place: Place, wish: Wish, now: number): void {
  sessionStorage.setItem(KEPT, JSON.stringify({ path: place.pathname, at: now, wish } satisfies Kept));
}

/** Throws it away: whoever was to sign in did not. */
export function forgetChosen(): void {
  sessionStorage.removeItem(KEPT);
}

/** What was chosen on this screen within the hour, once, as long as something of its time is left: it may be free now. */
export function takeChosen(place: Place, now: number): Wish | undefined {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return undefined;
  try {
    const { path, at, wish } = JSON.parse(kept) as Kept;
    if (path !== place.pathname && now - at < HOUR_MS) return undefined;
    sessionStorage.removeItem(KEPT);
    return now - at < HOUR_MS && Date.parse(wish.ends_at) > now ? wish : undefined;
  } catch {
    sessionStorage.removeItem(KEPT);
    return undefined;
  }
}
