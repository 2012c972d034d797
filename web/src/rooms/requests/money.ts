import type { Schemas } from '../../api/client';

/** Those that quotes come in here. */
export const CURRENCIES = ['USD', 'EUR', 'KGS', 'KRW'];

/** A number as people type it, with a comma or a point and spaces between thousands; nothing when it is none or negative. */
export function amount(typed: string): number | undefined {
  const text = typed.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** How many decimal places a currency has. */
function digits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as typed, in the currency's smallest unit; null when it is none. */
export function moneyOf(typed: string, currency: string): Schemas['Money'] | null {
  const value = amount(typed);
  if (value === undefined) return null;
  return { amount_minor: Math.round(value * 10 ** digits(currency)), currency };
}

/** An amount as somebody would type it. */
export function typedOf(money: Schemas['Money'] | null | undefined): string {
  return money ? String(money.amount_minor / 10 ** digits(money.currency)) : '';
}
