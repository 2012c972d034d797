/** What the arrow keys step between: free times, and blocks that open something. */
const STOPS = '[data-gap], a.busy, button.busy';

/** Arrow keys step between the times of a machine and to the first of the next one's. */
export function step(event: KeyboardEvent): void {
  const from = event.currentTarget as HTMLElement;
  const rows = [...document.querySelectorAll('[data-machine]')].filter((row) => row.querySelector(STOPS));
  const row = rows.findIndex((one) => one.contains(from));
  const inRow = rows.flatMap((one) => stopsOf(one));
  const at = inRow.indexOf(from);
  const next: Record<string, HTMLElement | undefined> = {
    ArrowRight: inRow[at + 1],
    ArrowLeft: inRow[at - 1],
    ArrowDown: rows[row + 1] && stopsOf(rows[row + 1] as Element)[0],
    ArrowUp: row > 0 ? stopsOf(rows[row - 1] as Element)[0] : undefined,
  };
  const to = next[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

/** A machine's stops from left to right: in the page its free times come before what is taken. */
function stopsOf(row: Element): HTMLElement[] {
  const left = (one: HTMLElement) => one.offsetLeft;
  return [...row.querySelectorAll<HTMLElement>(STOPS)].sort((a, b) => left(a) - left(b));
}
