import type { Schemas } from '../../../api/client';

export type Noticed = Schemas['AttentionItem'];
/** Kinds that a service may notice which is newer than the contract that this client was made with. */
type Newer =
  | 'purchase_order_waiting'
  | 'purchase_order_overdue'
  | 'course_results_missing'
  | 'attendance_missing'
  | 'inventory_check_due'
  | 'warranty_expiring';
export type Kind = Schemas['AttentionKind'] | Newer;
export type Urgency = Schemas['Urgency'];

/** What stands on the desk's first screen, in the order in which it presses. */
export const SECTIONS = [
  { id: 'faults', urgency: 'high' },
  { id: 'approvals', urgency: 'medium' },
  { id: 'open', urgency: 'medium' },
  { id: 'settle', urgency: 'medium' },
  { id: 'desk', urgency: 'medium' },
  { id: 'corrections', urgency: 'medium' },
  { id: 'out', urgency: 'medium' },
  { id: 'work', urgency: 'medium' },
  { id: 'small', urgency: 'medium' },
  { id: 'closing', urgency: 'medium' },
  { id: 'records', urgency: 'medium' },
  { id: 'stock', urgency: 'medium' },
  { id: 'wishes', urgency: 'low' },
  { id: 'expiring', urgency: 'low' },
  { id: 'property', urgency: 'low' },
  { id: 'outside', urgency: 'low' },
  { id: 'other', urgency: 'low' },
] as const satisfies readonly { id: string; urgency: Urgency }[];

/** Where each kind is settled that is told as the service tells it, by its section. */
export const PLACES = {
  records: {
    course_results_missing: (id) => `/manage/training/dates/${id}`,
    attendance_missing: (id) => `/manage/groups/bookings/${id}`,
  },
  stock: {
    stock_low: (id) => `/manage/stock/${id}`,
    stock_expiring: (id) => `/manage/stock/${id}`,
    purchase_order_waiting: (id) => `/manage/stock/orders/${id}`,
    purchase_order_overdue: (id) => `/manage/stock/orders/${id}`,
  },
  property: {
    inventory_check_due: () => '/manage/assets/checks',
    warranty_expiring: (id) => `/manage/assets/${id}`,
  },
} as const satisfies Record<string, Partial<Record<Kind, (id: string) => string>>>;
export type Placed = keyof typeof PLACES;

export const kindsOf = (section: Placed): Kind[] => Object.keys(PLACES[section]) as Kind[];
export function placeOf(section: Placed, { kind, subject }: Noticed): string | undefined {
  const places: Partial<Record<Kind, (id: string) => string>> = PLACES[section];
  return places[kind]?.(subject.id);
}

/** What the service noticed, apart from what is read with all that settles it. */
export interface Sorted extends Record<Placed, Noticed[]> {
  out: Noticed[];
  work: Noticed[];
  closing: Noticed[];
  expiring: Noticed[];
  outside: Noticed[];
  /** Kinds that are newer than this client. */
  other: Noticed[];
}

/** Read with all that is needed to settle them in place. */
const READ_WHOLE: Kind[] = [
  'incident_open',
  'approval_waiting',
  'session_open_too_long',
  'session_to_settle',
  'correction_proposed',
  'member_waiting',
  'request_submitted',
];
const WORK: Kind[] = ['work_order_overdue', 'maintenance_unscheduled'];
const KNOWN: Kind[] = [
  ...READ_WHOLE,
  ...WORK,
  'machine_locked',
  'use_after_closing',
  'use_outside_reservation',
  'certification_expiring',
  ...(Object.keys(PLACES) as Placed[]).flatMap(kindsOf),
];

/**
 * Sorts what the service noticed, each thing once: a machine that an open fault locks is told with its fault, and a session
 * that is told already is not told again.
 */
export function sort(items: Noticed[], lockedByFault: Set<string>, toldSessions: Set<string>): Sorted {
  const of = (...kinds: Kind[]) => items.filter(({ kind }) => kinds.includes(kind));
  const closing = of('use_after_closing').filter(({ subject }) => !toldSessions.has(subject.id));
  const told = new Set([...toldSessions, ...closing.map(({ subject }) => subject.id)]);
  return {
    out: of('machine_locked').filter(({ subject }) => !lockedByFault.has(subject.id)),
    work: of(...WORK),
    closing,
    records: of(...kindsOf('records')),
    stock: of(...kindsOf('stock')),
    property: of(...kindsOf('property')),
    expiring: of('certification_expiring'),
    outside: of('use_outside_reservation').filter(({ subject }) => !told.has(subject.id)),
    other: items.filter(({ kind }) => !KNOWN.includes(kind)),
  };
}
