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
  /** Who it is for; others are sent to sign in, or told. Nobody need be signed in when absent. */
  for?: 'person' | 'staff' | 'manager' | 'funder';
  /** The answers it will ask for first, as paths under `/api/v1`: fetched while its code still loads. */
  early?: (
    lab: { slug: string; time_zone: string },
    query: URLSearchParams,
    params: Record<string, string>,
  ) => string[];
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
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
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

const at = $state({ url: new URL(location.href), moves: 0 });

/** Where the reader is. */
export function here(): URL {
  return at.url;
}

/** Grows with each step to another screen, not with changes of the query alone. */
export function moves(): number {
  return at.moves;
}

function arrive(): void {
  const next = new URL(location.href);
  const moved = next.pathname !== at.url.pathname;
  at.url = next;
  if (moved) at.moves += 1;
}

/** Goes to a path of this client; `replace` leaves no step to go back to. */
export function go(href: string, how: { replace?: boolean } = {}): void {
  const next = new URL(href, location.href);
  if (how.replace) history.replaceState(null, '', next);
  else history.pushState(null, '', next);
  arrive();
  if (!next.hash && !how.replace) scrollTo(0, 0);
}

/** Sets or, with null, removes parameters of the query in place. */
export function setQuery(changes: Record<string, string | null>, how: { replace?: boolean } = { replace: true }): void {
  const next = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.searchParams.delete(name);
    else next.searchParams.set(name, value);
  }
  go(next.href, how);
}

/** Lets plain links of the page be steps of this client, and hears the browser's back and forward. */
export function listen(): void {
  addEventListener('popstate', arrive);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (/^\/(api|problems|\.well-known)(\/|$)/.test(link.pathname)) return;
    event.preventDefault();
    if (link.href !== location.href) go(link.href);
  });
}
