const SHARED = 'shared-device';
const USED = 'shared-device-used';
const OWED = 'sign-out-owed';
const IDLE_MS = 10 * 60_000;
/** How finely the last use is kept. */
const GRAIN_MS = 5_000;

/** Whether many people use this browser: then nothing is kept offline, and who goes away is signed out. */
export function isShared(): boolean {
  return localStorage.getItem(SHARED) === 'yes';
}

export function setShared(shared: boolean): void {
  if (shared) localStorage.setItem(SHARED, 'yes');
  else localStorage.removeItem(SHARED);
}

/** Notes that somebody uses the device; every tab of it counts, and a tab that was closed is not forgotten. */
export function used(now = Date.now()): void {
  if (isShared() && now - lastUsed() >= GRAIN_MS) localStorage.setItem(USED, String(now));
}

function lastUsed(): number {
  return Number(localStorage.getItem(USED) ?? 0);
}

/** Whether a shared device was left alone for ten minutes. */
export function leftAlone(now = Date.now()): boolean {
  return isShared() && now - lastUsed() >= IDLE_MS;
}

/** Whether somebody signed out here whom the service has not heard: their session still stands in the cookie. */
export function owesSignOut(): boolean {
  return localStorage.getItem(OWED) !== null;
}

export function oweSignOut(owed: boolean): void {
  if (owed) localStorage.setItem(OWED, 'yes');
  else localStorage.removeItem(OWED);
}

/** Throws away what is half done or chosen in this tab: whoever comes next did not begin it. */
export function forgetBegun(): void {
  sessionStorage.clear();
}

/** Hears of it when another tab of this browser signs out. */
export function onSignedOutElsewhere(tell: () => void): void {
  addEventListener('storage', ({ key, newValue }: StorageEvent) => {
    if (key === OWED && newValue === null) tell();
  });
}
