export interface Toast {
  id: number;
  text: string;
  kind: 'good' | 'bad';
  action?: { label: string; run: () => void };
}

const STAYS_MS = 8000;
const shown = $state<Toast[]>([]);
let last = 0;

export function toasts(): Toast[] {
  return shown;
}

/** The sheets that are open, the topmost last: what lies under one can be neither seen nor heard. */
const sheets = $state<symbol[]>([]);

/** Where toasts are to be seen: on the topmost sheet, or on the page. */
export function topmost(): symbol | undefined {
  return sheets.at(-1);
}

/** Lays a sheet over all else until the answer is run. */
export function layOver(sheet: symbol): () => void {
  sheets.push(sheet);
  return () => sheets.splice(sheets.indexOf(sheet), 1);
}

export function dismiss(id: number): void {
  const at = shown.findIndex((one) => one.id === id);
  if (at >= 0) shown.splice(at, 1);
}

/** Tells something that happened; with an action it can be undone or followed. Screen readers hear it. */
export function tell(text: string, more: { kind?: 'good' | 'bad'; action?: Toast['action'] } = {}): void {
  last += 1;
  const id = last;
  shown.push({ id, text, kind: more.kind ?? 'good', action: more.action });
  setTimeout(() => dismiss(id), more.action ? STAYS_MS * 1.5 : STAYS_MS);
}
