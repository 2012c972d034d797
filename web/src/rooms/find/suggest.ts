import { finds, fold } from '../../words/fold';

/** Something that can be looked for, with every word by which people may call it. */
export interface Thing {
  kind: 'process' | 'material_class' | 'class' | 'machine';
  value: string;
  label: string;
  lang?: string;
  /** Other names, in any language. */
  also: string;
}

/** What is meant by `text`: what holds all of its words, else what holds any of them; the label's own words count first. */
export function suggest(text: string, things: Thing[], most = 8): Thing[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const rank = (thing: Thing): number => {
    const all = `${thing.label} ${thing.also}`;
    if (finds(text, thing.label)) return 0;
    if (finds(text, all)) return 1;
    return words.length > 1 && words.some((word) => word.length > 2 && finds(word, all)) ? 2 : 3;
  };
  const ranked = things.map((thing) => ({ thing, rank: rank(thing) })).filter((one) => one.rank < 3);
  const whole = ranked.filter((one) => one.rank < 2);
  const shown = whole.length > 0 ? whole : ranked;
  return shown
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((one) => one.thing);
}
