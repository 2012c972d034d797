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

/** What was being counted when the page was left: kept in this tab alone. */
export interface Half {
  item: string;
  typed: string;
  unit: string;
}

const keyOf = (take: string) => `stock-take ${take}`;

export function keepHalf(take: string, half: Half | null): void {
  if (half) sessionStorage.setItem(keyOf(take), JSON.stringify(half));
  else sessionStorage.removeItem(keyOf(take));
}

export function keptHalf(take: string): Half | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(take)) ?? 'null') as Half | null;
    return kept && typeof kept.item === 'string' && typeof kept.typed === 'string' ? kept : null;
  } catch {
    return null;
  }
}
