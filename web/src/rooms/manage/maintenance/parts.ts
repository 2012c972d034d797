import type { Schemas } from '../../../api/client';

export type Unit = Schemas['GivenUnit'];
/** One part as a form holds it. */
export interface Row {
  item: string;
  quantity: string | number;
  unit: Unit | '';
}

/** A number as people write it, with a comma or a point; nothing when it is none, or is not above zero. */
export function quantityOf(written: string | number | null): number | undefined {
  const text = String(written ?? '')
    .trim()
    .replace(',', '.');
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Whether nothing was entered there. */
export const isEmpty = (row: Row): boolean => !row.item && String(row.quantity ?? '').trim() === '';

/** What is asked to be taken from stock; rows without anything are left out. */
export const used = (rows: Row[]): Schemas['UsedMaterial'][] =>
  rows.flatMap((row) => {
    const quantity = quantityOf(row.quantity);
    if (!row.item || quantity === undefined) return [];
    return [{ stock_item: row.item, quantity, ...(row.unit ? { unit: row.unit } : {}) }];
  });

/** The first row that says only half of what is needed; −1 when there is none. */
export const half = (rows: Row[]): number =>
  rows.findIndex((row) => !isEmpty(row) && (!row.item || quantityOf(row.quantity) === undefined));
