import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { knows, t } from '../../../words/index.svelte';
import type { Item } from '../../materials/amount';

export type Supplier = Schemas['Supplier'];
export type Kind = Schemas['MovementKind'];
export type Row = Schemas['StockLedgerRow'];
export type Order = Schemas['PurchaseOrder'];
export type Take = Schemas['StockTake'];

/** In the order of how often a hand needs them. */
export const KINDS: Kind[] = ['use', 'receipt', 'count', 'transfer', 'waste', 'return'];
export const CATEGORIES = [
  'filament',
  'resin',
  'powder',
  'sheet',
  'bit',
  'tool',
  'spare_part',
  'electronics',
  'textile',
  'consumable',
];
export const COLOURS = [
  'black',
  'white',
  'grey',
  'clear',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'brown',
  'pink',
  'purple',
];

/** A word in the reader's language where it is one of those that all labs share; else as the lab wrote it. */
function shared(id: (dashed: string) => string, word: string | null | undefined): string {
  if (!word) return '';
  const known = id(word.trim().toLowerCase().replaceAll(/[_ ]/g, '-'));
  return knows(known) ? t(known) : word;
}
export const categoryOf = (word: string | null | undefined): string => shared((one) => `stock-category-${one}`, word);
export const colourOf = (word: string | null | undefined): string => shared((one) => `stock-colour-${one}`, word);
const materialOf = (word: string | null | undefined): string => shared((one) => `stock-material-${one}`, word);

/** What it is of, e.g. `Filament · PLA · black`. */
export function kindOf(one: Pick<Item, 'category' | 'material' | 'colour'>): string {
  return [categoryOf(one.category), materialOf(one.material), colourOf(one.colour)].filter(Boolean).join(' · ');
}

/** What a lab's things are of, each word once. */
export function wordsOf(items: Item[], of: 'category' | 'material' | 'colour'): string[] {
  const words = items.map((one) => one[of]).filter((word): word is string => !!word);
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()].sort((a, b) => a.localeCompare(b));
}

export async function suppliersOf(lab: string): Promise<Supplier[]> {
  const found = await all((query) =>
    want(api.GET('/api/v1/labs/{lab}/suppliers', { params: { path: { lab }, query } })),
  );
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

const LATEST = 200;

/** Where things were put lately: the lab keeps no list of its places. */
export async function placesOf(lab: string): Promise<string[]> {
  const params = { path: { lab }, query: { limit: LATEST } };
  const { items } = await want(api.GET('/api/v1/labs/{lab}/stock-movements', { params }));
  const places = items.map((one) => one.location).filter((one): one is string => !!one);
  return [...new Set(places)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** One item with its lots and places. */
export const itemOf = (id: string): Promise<Item> =>
  want(api.GET('/api/v1/stock-items/{id}', { params: { path: { id } } }));
