import type { Schemas } from '../../../api/client';
import { finds } from '../../../words/fold';
import type { Item } from '../../materials/amount';
import { kindOf } from './data';

export type Line = Schemas['StockTakeLine'];

/** Enough to choose from by a finger. */
const MOST = 8;

/** What a scanner or a hand meant: the one with this barcode, else those whose names have these words. */
export function meant(items: Item[], typed: string): Item[] {
  const text = typed.trim();
  if (!text) return [];
  const scanned = items.find((one) => one.barcode === text);
  if (scanned) return [scanned];
  return items.filter((one) => finds(text, [...Object.values(one.name), kindOf(one)].join(' '))).slice(0, MOST);
}

export const differing = (lines: Line[]): Line[] => lines.filter((line) => line.difference !== 0);

/** What nobody has counted yet of what there should be. */
export function left(items: Item[], lines: Line[]): Item[] {
  const counted = new Set(lines.map((line) => line.stock_item));
  return items.filter((one) => one.balance !== 0 && !counted.has(one.id));
}

/** What was being counted when the page was left. */
export interface Half {
  item: string;
  typed: string;
  unit: string;
}
export const halfOf = (take: string) => `stock-take ${take}`;
