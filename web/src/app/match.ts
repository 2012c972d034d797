import type { Component } from 'svelte';

/** What a screen is given: the parts of its path, by name, and the query. */
export interface ScreenProps {
  params: Record<string, string>;
  query: URLSearchParams;
}

/** One screen's entry; each room lists its own in `routes.ts`. */
export interface Route {
  /** As `/machines/:id`. */
  path: string;
  /** Folders under `src` whose words it shows, beside those of the shell. */
  words: string[];
  load: () => Promise<{ default: Component<ScreenProps> | Component<Record<string, never>> }>;
  /** What else it needs where the address asks for more than what is usual. */
  aside?: (query: URLSearchParams) => { words: string[]; load: () => Promise<unknown> } | undefined;
  /** `any`: it can be shown of no lab. `own`: what it shows tells its lab by itself. Else a lab is chosen first. */
  lab?: 'any' | 'own';
  /** Who it is for; others are sent to sign in, or told. Nobody need be signed in when absent. */
  for?: 'person' | 'staff' | 'manager' | 'funder';
  /** What can be asked for before it is known which lab is shown, as paths under `/api/v1`. */
  first?: (params: Record<string, string>) => string[];
  /** The answers it will ask for first, as paths under `/api/v1`: fetched while its code still loads. */
  early?: (
    lab: { slug: string; time_zone: string },
    query: URLSearchParams,
    params: Record<string, string>,
    /** The id of who is signed in. */
    person: string | undefined,
  ) => string[];
  /** What it will ask for by what one of those answers tells. */
  onward?: (answer: Record<string, unknown>) => string[];
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** The parts of `path` that `pattern` names, or nothing when they differ. */
export function fit(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.length > 1 ? path.replace(/\/+$/, '').split('/') : ['', ''];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) {
      const name = decoded(value);
      if (name === undefined) return undefined;
      params[part.slice(1)] = name;
    } else if (part !== value) return undefined;
  }
  return params;
}

/** What a part of a path says; nothing where it is badly written. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** The first route that fits, fixed parts before named ones. */
export function match(routes: Route[], path: string): Match | undefined {
  const order = [...routes].sort((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')));
  for (const route of order) {
    const params = fit(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}
