import type { Schemas } from '../../api/client';

export type Status = Schemas['RequestStatus'];
export type Summary = Schemas['EquipmentRequestSummary'];

export const STATUSES: Status[] = [
  'submitted',
  'under_review',
  'flagged',
  'published',
  'pledged',
  'funded',
  'ordered',
  'delivered',
  'in_service',
  'reported',
];
export const ENDED: Status[] = ['declined', 'withdrawn', 'answered_otherwise'];

/** The id of a status in messages. */
export const dashed = (code: string) => code.replaceAll('_', '-');

/** How a request's status is coloured. */
export function statusKind(status: Status): 'good' | 'warn' | 'bad' | 'accent' | 'plain' {
  if (status === 'declined') return 'bad';
  if (status === 'draft' || ENDED.includes(status)) return 'plain';
  if (status === 'submitted' || status === 'under_review') return 'warn';
  return STATUSES.indexOf(status) >= STATUSES.indexOf('funded') ? 'good' : 'accent';
}

/** Whether somebody may still stand behind it. */
export const isOpen = (status: Status) => status !== 'draft' && status !== 'reported' && !ENDED.includes(status);

/** Open requests for the same process or material, those for both first; one for neither is not similar. */
export function similar(list: Summary[], process: string, material: string): Summary[] {
  const likeness = (one: Summary) =>
    (process && one.process === process ? 1 : 0) + (material && one.material_class === material ? 1 : 0);
  return list
    .filter((one) => isOpen(one.status) && likeness(one) > 0)
    .sort((a, b) => likeness(b) - likeness(a) || String(b.created_at).localeCompare(String(a.created_at)));
}

export const COST_KINDS: Schemas['CostKind'][] = [
  'printer',
  'furnace',
  'gas',
  'extraction',
  'powder_safety',
  'room_power',
  'freight_customs',
  'installation',
  'training',
  'service',
  'consumables',
  'operator',
];
export const ROUTES: Schemas['Route'][] = ['outsource', 'partner_lab', 'filament_external_sintering', 'cnc', 'buy'];

/** Whether its author may still change it. */
export const isEarly = (status: Status) => status === 'draft' || status === 'submitted';
