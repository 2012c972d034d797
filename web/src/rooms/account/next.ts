/** Where to go after signing in: a path of this client, never another site. */
export function nextPath(query: URLSearchParams): string {
  const next = query.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** The sign-in that leads on to where `query` says. */
export function signInPath(query: URLSearchParams): string {
  const next = nextPath(query);
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
