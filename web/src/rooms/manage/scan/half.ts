import { person } from '../../../app/session.svelte';

/** Nobody finds what somebody else has begun. */
const own = (key: string) => `${key} ${person()?.id ?? ''}`;

/** What is half done when a page is left or read anew; kept in this tab alone. */
export function keepHalf(key: string, half: object | null): void {
  if (half) sessionStorage.setItem(own(key), JSON.stringify(half));
  else sessionStorage.removeItem(own(key));
}

/** What was kept, where all of these fields of it are texts. */
export function keptHalf<T extends object>(key: string, texts: (keyof T)[]): T | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(own(key)) ?? 'null') as T | null;
    return kept && texts.every((name) => typeof kept[name] === 'string') ? kept : null;
  } catch {
    return null;
  }
}
