import type { Schemas } from '../../api/client';

/** What somebody is about to book: a machine, or any machine of a class, and when. */
export interface Wish {
  machine?: string;
  machine_class?: string;
  name: Schemas['LocalText'];
  starts_at: string;
  ends_at: string;
  /** Whether the machine asks for two people. */
  two?: boolean;
}

/** What staff may say beside it: whom it is for, and why a rule is set aside. */
export interface Behalf {
  person: { id: string; name: string } | null;
  override: string;
  /** Who is there beside them, where the machine asks for two. */
  second: string | null;
}

export const PURPOSES = [
  'coursework',
  'thesis',
  'research',
  'personal',
  'startup',
  'outreach',
  'training',
  'engineering',
] as const satisfies readonly Schemas['Purpose'][];
