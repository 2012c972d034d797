/** What the stream tells: a kind as `reservation.changed`, with the id and revision of what changed. */
export interface LabEvent {
  kind: string;
  id: string;
}

const KINDS = ['reservation.changed', 'machine.changed', 'usage_session.changed', 'closure.changed', 'lab.changed'];
const GATHER_MS = 300;

/** Whether the reader's device asks to spare data: then nothing is streamed, and they refresh by hand. */
export function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/**
 * Tells `changed` whenever something in the lab changed, several changes at once as one. The stream stops while the page
 * is hidden; on coming back `changed` is told once, for what was missed. Returns how to stop.
 */
export function follow(lab: string, changed: () => void): () => void {
  if (savesData()) return () => undefined;
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const gather = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, GATHER_MS);
  };
  const open = () => {
    stream = new EventSource(`/api/v1/labs/${encodeURIComponent(lab)}/events`);
    for (const kind of KINDS) stream.addEventListener(kind, gather);
  };
  const close = () => {
    stream?.close();
    stream = undefined;
  };
  const seen = () => {
    if (document.hidden) return close();
    if (!stream) {
      open();
      gather();
    }
  };
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    clearTimeout(timer);
    close();
  };
}
