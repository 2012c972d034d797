import type { Schemas } from '../../api/client';
import { rounded, typedNumber, typedOf, type GivenUnit, type Item } from './amount';

type Session = Schemas['UsageSession'];

/** One material of a session as its form holds it. */
export interface Line {
  item: string;
  typed: string;
  unit: GivenUnit;
  /** What was taken from stock when the session began: in the item's unit, part of what is typed. */
  taken: number;
}

/** What was told at the start stands first, as it was told. */
export function toldAtStart(session: Pick<Session, 'materials'>): Line[] {
  return session.materials.map(({ stock_item, quantity, unit }) => ({
    item: stock_item,
    typed: typedOf(quantity),
    unit,
    taken: quantity,
  }));
}

/** What somebody used the last time on the same machine: the same again, of what the lab still has. */
export function asLastTime(
  earlier: Pick<Session, 'id' | 'machine' | 'materials'>[],
  session: Session,
  items: Item[],
): Line[] {
  const last = earlier.find(
    (one) => one.id !== session.id && one.machine === session.machine && one.materials.length > 0,
  );
  const known = new Set(items.map((one) => one.id));
  return (last?.materials ?? [])
    .filter(({ stock_item, quantity }) => known.has(stock_item) && quantity > 0)
    .map(({ stock_item, quantity, unit }) => ({ item: stock_item, typed: typedOf(quantity), unit, taken: 0 }));
}

export type Fault = 'item' | 'amount' | 'less';

/** What is wrong with a line; nothing when it can be sent. */
export function fault(line: Line): Fault | undefined {
  if (!line.item) return 'item';
  const quantity = typedNumber(line.typed);
  if (quantity === undefined || (quantity === 0 && line.taken === 0)) return 'amount';
  return quantity < line.taken ? 'less' : undefined;
}

/** What is to be taken from stock at the end: all that was used but for what was taken at the start. */
export function toTake(lines: Line[]): Schemas['UsedMaterial'][] {
  return lines.flatMap(({ item, typed, unit, taken }) => {
    const quantity = rounded((typedNumber(typed) ?? 0) - taken);
    return item && quantity > 0 ? [{ stock_item: item, quantity, unit }] : [];
  });
}
