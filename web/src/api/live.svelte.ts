/** What the stream tells of, each as a kind of event with the id and revision of what changed. */
const ABOUT = [
  'reservation.changed',
  'usage_session.changed',
  'machine.changed',
  'machine_class.changed',
  'closure.changed',
  'lab.changed',
  'qualification.changed',
  'equipment_request.changed',
  'incident.changed',
  'work_order.changed',
  'stock_item.changed',
  'notification.created',
] as const;
export type Kind = (typeof ABOUT)[number];

/** What changes when machines are free, and for whom. */
const TIMES: readonly Kind[] = ABOUT.slice(0, 7);
const GATHER_MS = 300;
/** How long who was turned away waits until it tries again, each time longer. */
const WAITS_MS = [1_000, 3_000, 10_000, 30_000, 60_000];
/** Not all who were turned away come back at the same moment. */
const SPREAD = 1;

/** Whether the reader's device asks to spare data: then nothing is streamed, and they refresh by hand. */
export function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

/**
 * Tells `changed` whenever something of these kinds changed in the lab, several changes at once as one, and whenever
 * something may have been missed. The stream stops while the page is hidden. A line that breaks is taken up again by the
 * browser, which is then told what it missed; who was turned away tries again by itself. Returns how to stop.
 */
export function follow(lab: string, changed: () => void, kinds: readonly Kind[] = TIMES): () => void {
  if (savesData()) return () => undefined;
  let stream: EventSource | undefined;
  let told: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failed = 0;
  /** Whether something may have been missed: read anew when the service lets one in. */
  let missed = false;
  const gather = () => {
    clearTimeout(told);
    told = setTimeout(changed, GATHER_MS);
  };
  const open = () => {
    clearTimeout(again);
    const opened = (stream = new EventSource(`/api/v1/labs/${encodeURIComponent(lab)}/events`));
    for (const kind of kinds) opened.addEventListener(kind, gather);
    const letIn = ({ type }: Event) => {
      failed = 0;
      // A reset: what was missed is no longer kept.
      if (missed || type === 'reset') gather();
      missed = false;
    };
    opened.addEventListener('ready', letIn);
    opened.addEventListener('reset', letIn);
    opened.addEventListener('error', () => {
      if (opened !== stream) return;
      missed = true;
      if (opened.readyState !== EventSource.CLOSED) return;
      const wait = WAITS_MS[Math.min(failed, WAITS_MS.length - 1)] ?? 0;
      failed += 1;
      clearTimeout(again);
      again = setTimeout(reopen, wait * (1 + SPREAD * Math.random()));
    });
  };
  const close = () => {
    clearTimeout(again);
    stream?.close();
    stream = undefined;
  };
  const reopen = () => {
    close();
    open();
  };
  const seen = () => {
    if (document.hidden) return close();
    if (stream) return;
    open();
    // A new stream knows nothing of what an old one missed.
    gather();
  };
  const online = () => {
    if (stream?.readyState === EventSource.CLOSED) reopen();
  };
  if (!document.hidden) open();
  document.addEventListener('visibilitychange', seen);
  addEventListener('online', online);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', online);
    clearTimeout(told);
    close();
  };
}

/** What those who keep a lab look after: beside times, what is asked for and told. */
export const EVERYTHING: readonly Kind[] = ABOUT;
