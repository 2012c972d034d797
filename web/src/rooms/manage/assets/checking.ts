import { finds } from '../../../words/fold';
import type { Asset, Line, Outcome, WholeCheck } from './data';

/** Enough to choose from by a finger. */
const MOST = 8;

/** Which machine a label's address leads to. */
export const labelled = (code: string): string | undefined => /\/machines\/([0-9a-f-]{36})(?:[/?#]|$)/i.exec(code)?.[1];

const same = (text: string, tag: string | null | undefined) => !!tag && tag.toLowerCase() === text.toLowerCase();

/** What a scanner or a hand meant: the one whose label, tag or number it is, else those whose names have these words. */
export function meant(assets: Asset[], typed: string): Asset[] {
  const text = typed.trim();
  if (!text) return [];
  const label = labelled(text);
  if (label) return assets.filter((one) => one.machine === label.toLowerCase());
  const scanned = assets.find((one) => same(text, one.asset_tag) || same(text, one.inventory_number));
  if (scanned) return [scanned];
  const words = (one: Asset) =>
    [...Object.values(one.name), one.make, one.model, one.serial, one.asset_tag, one.inventory_number].join(' ');
  return assets.filter((one) => !one.disposal && finds(text, words(one))).slice(0, MOST);
}

/** What nobody has found yet, by the place where it should stand: places by name, what has none last. */
export function unseenByPlace(lines: Line[]): { place: string; lines: Line[] }[] {
  const places = new Map<string, Line[]>();
  for (const line of lines.filter((one) => !one.outcome)) {
    const place = line.location ?? '';
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  const order = ([a]: [string, unknown], [b]: [string, unknown]) =>
    Number(!a) - Number(!b) || a.localeCompare(b, undefined, { numeric: true });
  return [...places].sort(order).map(([place, lines]) => ({ place, lines }));
}

/** From what needs a hand to what is in order. */
export const OUTCOMES: Outcome[] = ['missing', 'damaged', 'moved', 'found'];

/** What was found, the latest first; once the check has ended, what needs a hand first. */
export function seen({ machines, finished_at }: Pick<WholeCheck, 'machines' | 'finished_at'>): Line[] {
  const latest = (a: Line, b: Line) => (b.found_at ?? '').localeCompare(a.found_at ?? '');
  const found = machines.filter((one) => one.outcome).sort(latest);
  if (!finished_at) return found;
  const rank = (one: Line) => OUTCOMES.indexOf(one.outcome ?? 'found');
  return found.sort((a, b) => rank(a) - rank(b));
}

/** What was being written down when the page was left. */
export interface Half {
  machine: string;
  place: string;
  damaged: 'yes' | 'no';
}
export const halfOf = (check: string) => `inventory-check ${check}`;
