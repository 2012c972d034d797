import type { Schemas } from '../../api/client';

/** A board with what of it is the reader's own. */
export type Shown = Schemas['Board'] & { mine: Set<string> };
