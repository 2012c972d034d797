import type { Schemas } from '../../../api/client';
import { moneyOf } from '../../requests/money';
import { typedNumber, type GivenUnit, type Item } from '../../materials/amount';
import type { Kind } from './data';

/** A movement as its form holds it: all as typed. */
export interface Move {
  kind: Kind;
  typed: string;
  unit: GivenUnit;
  lot: string;
  expires: string;
  location: string;
  to: string;
  reason: string;
  cost: string;
  currency: string;
}

export const moveOf = (kind: Kind, unit: GivenUnit): Move => ({
  kind,
  typed: '',
  unit,
  lot: '',
  expires: '',
  location: '',
  to: '',
  reason: '',
  cost: '',
  currency: 'KGS',
});

/** What each kind of movement may say beside how much. */
const SAYS: Record<Kind, (keyof Move)[]> = {
  receipt: ['lot', 'expires', 'location', 'cost'],
  use: ['lot', 'location'],
  waste: ['lot', 'location'],
  count: ['lot', 'location'],
  transfer: ['lot', 'location', 'to'],
  return: ['lot', 'location'],
};
export const says = (kind: Kind, field: keyof Move): boolean => SAYS[kind].includes(field);

/** Whether anything is wrong that the form sees by itself, by field. */
export function faults(move: Move): Partial<Record<'typed' | 'to' | 'cost', string>> {
  const quantity = typedNumber(move.typed);
  // Nothing can be found, but not moved.
  const none = quantity === undefined || (quantity === 0 && move.kind !== 'count');
  return {
    ...(none && { typed: 'stock-number-bad' }),
    ...(move.kind === 'transfer' && !move.to.trim() && { to: 'field-required' }),
    ...(move.kind === 'receipt' &&
      move.cost.trim() &&
      !moneyOf(move.cost, move.currency) && { cost: 'stock-number-bad' }),
  };
}

/** What is sent; what the kind has no use for stays away. */
export function bodyOf(move: Move): Schemas['NewStockMovement'] {
  const said = (field: 'lot' | 'expires' | 'location' | 'to') => (says(move.kind, field) ? move[field].trim() : '');
  const cost = says(move.kind, 'cost') ? moneyOf(move.cost, move.currency) : null;
  return {
    kind: move.kind,
    quantity: typedNumber(move.typed) ?? 0,
    unit: move.unit,
    ...(said('lot') && { lot: said('lot') }),
    ...(said('lot') && said('expires') && { expires_on: said('expires') }),
    ...(said('location') && { location: said('location') }),
    ...(said('to') && { to_location: said('to') }),
    ...(move.reason.trim() && { reason: move.reason.trim() }),
    ...(cost && { cost }),
  };
}

/** What there is of an item's lots by place, the lot with its code: what expires first stands first. */
export function shelves(
  item: Item,
): { lot: string | null; code: string; expires: string | null; location: string | null; balance: number }[] {
  const lots = new Map(item.lots.map((one) => [one.id, one]));
  return item.places
    .map(({ lot, location, balance }) => ({
      lot: lot ?? null,
      code: (lot && lots.get(lot)?.code) || '',
      expires: (lot && lots.get(lot)?.expires_on) || null,
      location: location ?? null,
      balance,
    }))
    .sort((a, b) => (a.expires ?? '9').localeCompare(b.expires ?? '9') || a.code.localeCompare(b.code));
}

/** Whether a lot is past its day, or will be within a month. */
export function freshness(expires: string | null, today: string): 'gone' | 'soon' | undefined {
  if (!expires) return undefined;
  if (expires < today) return 'gone';
  return Date.parse(expires) - Date.parse(today) <= 30 * 86_400_000 ? 'soon' : undefined;
}
