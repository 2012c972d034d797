import type { Schemas } from '../../api/client';
import { t } from '../../words/index.svelte';
import type { BoardMachine, Busy, Span } from './spans';

/** A board with what of it is the reader's own. */
export type Shown = Schemas['Board'] & { mine: Set<string> };

/** What staff know of a taken time beyond what everybody sees. */
export interface Told {
  /** Whose it is. */
  who: string;
  /** Where it is looked after. */
  href?: string;
  /** Whether it waits for approval. */
  pending?: boolean;
}
export type Tell = (machine: BoardMachine, busy: Busy) => Told | undefined;

/** A taken time as a row draws it. */
export interface Piece {
  machine: BoardMachine;
  busy: Busy;
  hours: Span;
  /** Where it is drawn and pressed, in percent of the row. */
  at: { left: number; width: number };
  /** Whether words find room in it. */
  roomy: boolean;
  /** Opens what is told of it. */
  open: () => void;
}

/** What a time that is taken is said to be: whose, where that is the reader's to know, else for what. */
export function what(busy: Busy, mine: boolean, told?: Told): string {
  return told?.who || (mine ? t('board-mine') : (busy.group?.name ?? category(busy)));
}

/** What for a time is taken. */
export function category(busy: Busy): string {
  return busy.purpose ? t(`purpose-${busy.purpose}`) : t(`block-${busy.kind.replaceAll('_', '-')}`);
}
