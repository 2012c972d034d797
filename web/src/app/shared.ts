import { forgetOffline } from './offline';

const SHARED = 'shared-device';

/** Whether many people use this browser: then nothing is kept offline, and who goes away is signed out. */
export function isShared(): boolean {
  return localStorage.getItem(SHARED) === 'yes';
}

export function setShared(shared: boolean): void {
  if (shared) localStorage.setItem(SHARED, 'yes');
  else localStorage.removeItem(SHARED);
  if (shared) void forgetOffline();
}
