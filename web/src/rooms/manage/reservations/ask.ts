import type { Schemas } from '../../../api/client';
import { instantOf, isDay, plusDays } from '../../../words/zone';
import type { Filter } from './data';

export const STATUSES = [
  'pending',
  'confirmed',
  'checked_in',
  'completed',
  'cancelled',
  'rejected',
  'expired',
  'no_show',
] as const satisfies readonly Schemas['ReservationStatus'][];
type Status = (typeof STATUSES)[number];

/** What the address of the list asks for; empty where it does not say. */
export interface Asked {
  /** The first day; today when none is named. */
  from: string;
  /** The last day. */
  until: string;
  machine: string;
  status: Status | '';
  member: string;
}

const day = (text: string | null) => (isDay(text) ? text : '');
const id = (text: string | null) => (/^[0-9a-f-]{36}$/.test(text ?? '') ? (text ?? '') : '');

export function askedOf(query: URLSearchParams, today: string): Asked {
  return {
    from: day(query.get('from')) || today,
    until: day(query.get('until')),
    machine: id(query.get('machine')),
    status: STATUSES.find((one) => one === query.get('status')) ?? '',
    member: id(query.get('member')),
  };
}

/** The same as the service takes it: both days are within. */
export function filterOf(asked: Asked, lab: string, zone: string): Filter {
  return {
    lab,
    from: instantOf(asked.from, '00:00', zone),
    ...(asked.until ? { until: instantOf(plusDays(asked.until, 1), '00:00', zone) } : {}),
    ...(asked.machine ? { machine: asked.machine } : {}),
    ...(asked.status ? { status: asked.status } : {}),
    ...(asked.member ? { member: asked.member } : {}),
  };
}
