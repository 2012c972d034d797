/** What the arrow keys step between: free times, and what is taken. */
const STOPS = '[data-gap], .busy';

/** Arrow keys step between the times of a machine and to the first of the next one's. */
export function step(event: KeyboardEvent): void {
  const from = event.currentTarget as HTMLElement;
  const rows = [...document.querySelectorAll('[data-machine]')]
    .map((row) => [...row.querySelectorAll<HTMLElement>(STOPS)])
    .filter((stops) => stops.length > 0);
  const row = rows.findIndex((stops) => stops.includes(from));
  const all = rows.flat();
  const at = all.indexOf(from);
  const next: Record<string, HTMLElement | undefined> = {
    ArrowRight: all[at + 1],
    ArrowLeft: all[at - 1],
    ArrowDown: rows[row + 1]?.[0],
    ArrowUp: rows[row - 1]?.[0],
  };
  const to = next[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
}
