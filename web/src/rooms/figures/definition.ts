import type { Term } from '../../design/Terms.svelte';
import { knows, lang, t } from '../../words/index.svelte';

/** A definition as it is shown, and the language that it is in. */
export interface Definition {
  text: string;
  lang: string;
}

/**
 * What the figure `key` means in the reader's language. `published` are the service's own definitions: only what it
 * publishes is defined here, and what is newer than this client is told in its English.
 */
export function definition(key: string, published: Record<string, string>): Definition | undefined {
  const text = published[key];
  if (text === undefined) return undefined;
  const id = `figures-def-${key.replaceAll('_', '-')}`;
  return knows(id) ? { text: t(id), lang: lang() } : { text, lang: 'en' };
}

/** What the figure `key` is called; its key when this client does not know it yet. */
export function figureName(key: string): string {
  const id = `figures-name-${key.replaceAll('_', '-')}`;
  return knows(id) ? t(id) : key.replaceAll('_', ' ');
}

/** What columns mean: each the key of a figure and what the column is called; only what the service publishes. */
export function terms(columns: readonly (readonly [key: string, name: string])[], published: Record<string, string>) {
  return columns.flatMap(([key, name]): Term[] => {
    const told = definition(key, published);
    return told ? [{ name, ...told }] : [];
  });
}
