import type { Schemas } from '../../../api/client';
import { rounded, typedNumber, typedOf, type GivenUnit, type Item } from '../../materials/amount';
import { moneyOf } from '../../requests/money';
import type { Order } from './data';

/** One line of an order as its form holds it. */
export interface Line {
  item: string;
  typed: string;
  unit: GivenUnit;
  cost: string;
}

export const STATUSES: Order['status'][] = ['requested', 'ordered', 'receiving', 'closed', 'cancelled'];
export const KIND = {
  requested: 'warn',
  ordered: 'accent',
  receiving: 'accent',
  closed: 'good',
  cancelled: 'plain',
} as const;

export const emptyLine = (): Line => ({ item: '', typed: '', unit: 'piece', cost: '' });

/** So much of a low item that there will be twice its reorder level. */
export function toOrder(item: Pick<Item, 'balance' | 'reorder_level'>): number {
  const level = item.reorder_level ?? 0;
  return rounded(Math.max(2 * level - item.balance, level, 1));
}

/** A line for each item that is low. */
export const lowLines = (items: Item[]): Line[] =>
  items.map((item) => ({ item: item.id, typed: typedOf(toOrder(item)), unit: item.unit, cost: '' }));

/** Who sells most of them; nobody where none is known. */
export function sellerOf(items: Pick<Item, 'supplier'>[]): string {
  const count = new Map<string, number>();
  for (const { supplier } of items) if (supplier) count.set(supplier, (count.get(supplier) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** What is wrong with a line that the form sees by itself. */
export function fault(line: Line, currency: string): 'item' | 'amount' | 'cost' | undefined {
  if (!line.item) return 'item';
  if (!typedNumber(line.typed)) return 'amount';
  return line.cost.trim() && !moneyOf(line.cost, currency) ? 'cost' : undefined;
}

export function linesOf(lines: Line[], currency: string): Schemas['NewPurchaseOrderLine'][] {
  return lines.map((line) => {
    const cost = moneyOf(line.cost, currency);
    return { stock_item: line.item, quantity: typedNumber(line.typed) ?? 0, unit: line.unit, ...(cost && { cost }) };
  });
}

/** What is still to come of a line. */
export const rest = (line: Pick<Order['lines'][number], 'quantity' | 'received'>): number =>
  rounded(Math.max(line.quantity - line.received, 0));

/** Something that came, as the form holds it. */
export interface Came {
  line: string;
  typed: string;
  lot: string;
  expires: string;
  location: string;
}

/** All that is still to come stands there to begin with. */
export const cameOf = (order: Order): Came[] =>
  order.lines
    .filter((line) => rest(line) > 0)
    .map((line) => ({ line: line.id, typed: typedOf(rest(line)), lot: '', expires: '', location: '' }));

/** What came: lines of which nothing did are left out. */
export function receivedOf(came: Came[]): Schemas['ReceivedOrderLine'][] {
  return came.flatMap(({ line, typed, lot, expires, location }) => {
    const quantity = typedNumber(typed) ?? 0;
    if (quantity === 0) return [];
    return [
      {
        line,
        quantity,
        ...(lot.trim() && { lot: lot.trim() }),
        ...(lot.trim() && expires && { expires_on: expires }),
        ...(location.trim() && { location: location.trim() }),
      },
    ];
  });
}
