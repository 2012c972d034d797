import type { Schemas } from '../../api/client';
import type { BoardMachine, Busy } from './spans';

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
