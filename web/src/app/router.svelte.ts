import { line } from '../api/line.svelte';

export { fit, match, type Match, type Route, type ScreenProps } from './match';

const at = $state({ url: new URL(location.href) });
/** Grows with each step to another screen, not with changes of the query alone. */
let moves = 0;
/** The last step whose screen was told. */
let told = 0;

/** Where the reader is. */
export function here(): URL {
  return at.url;
}

/** For a screen that comes: lets who stepped to it by a link or a key hear where they are, once, unless they are at work in it. */
export function arrival(): (heading: HTMLElement) => void {
  const step = moves;
  return (heading) => {
    if (step !== moves || step === told) return;
    told = step;
    if (!heading.closest('main')?.contains(document.activeElement)) heading.focus({ preventScroll: true });
  };
}

function arrive(): void {
  const next = new URL(location.href);
  const moved = next.pathname !== at.url.pathname;
  at.url = next;
  if (!moved) return;
  moves += 1;
  line.left();
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
