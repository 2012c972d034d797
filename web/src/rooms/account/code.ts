import { here } from '../../app/router.svelte';

/**
 * Takes the code that a printed or mailed link brings behind the #, where it is sent to nobody: in the address, and so in
 * the history, it does not stay.
 */
export function takeCode(name: 'code' | 'token' = 'code'): string {
  const code = new URLSearchParams(here().hash.slice(1)).get(name) ?? '';
  if (code) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
