import type { Schemas } from '../../api/client';
import { t } from '../../words/index.svelte';
import { number } from '../../words/when';

export type Item = Schemas['StockItem'];
export type Unit = Schemas['Unit'];
export type GivenUnit = Schemas['GivenUnit'];

/** A number as people type it, with a comma or a point and spaces between thousands, to three decimals; nothing when it is none. */
export function typedNumber(typed: string): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  return /^\d{1,9}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

/** A quantity to the thousandth that the service keeps. */
export const rounded = (quantity: number): number => Math.round(quantity * 1000) / 1000;

/** A quantity with its unit, e.g. `2,500 g`. */
export function quantityOf(quantity: number, unit: GivenUnit): string {
  return t(`unit-so-many-${unit}`, { n: rounded(quantity) });
}

/** A change of a quantity with its sign. */
export function changeOf(quantity: number, unit: GivenUnit): string {
  const sign = quantity > 0 ? '+' : quantity < 0 ? '\u2212' : '\u00b1';
  return `${sign}${quantityOf(Math.abs(quantity), unit)}`;
}

/** A quantity as somebody would type it. */
export const typedOf = (quantity: number): string =>
  number(rounded(quantity), { useGrouping: false, maximumFractionDigits: 3 });
