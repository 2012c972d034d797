/** Which text of the guardians' consent `words/` holds: the day it is of. Whoever rewords it there says a new one here. */
export const TEXT_VERSION = '2026-11-30';

/** The most letters of a version. */
export const MOST_LETTERS = 40;
