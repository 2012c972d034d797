const EVERY_MS = 30_000;
const state = $state({ now: Date.now() });
setInterval(() => (state.now = Date.now()), EVERY_MS);

/** The present, in milliseconds; what shows it follows it every half minute. */
export function now(): number {
  return state.now;
}
