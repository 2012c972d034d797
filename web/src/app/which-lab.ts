import type { Schemas } from '../api/client';

export type Person = NonNullable<Schemas['WebSession']['person']>;
/** A lab as the chooser needs it. */
export type LabCard = Schemas['WebSession']['labs'][number];

const KEPT = 'lab';

/** The lab of the last visit, by its slug. */
export function keptLab(): string | null {
  return localStorage.getItem(KEPT);
}

export function keepLabName(slug: string): void {
  localStorage.setItem(KEPT, slug);
}

/** The first of the wanted labs that there is, else the only one. `wanted` holds slugs or ids, the dearest first. */
export function labOf(labs: LabCard[], wanted: (string | null | undefined)[]): LabCard | undefined {
  for (const one of wanted) {
    const found = labs.find((lab) => lab.slug === one || lab.id === one);
    if (found) return found;
  }
  return labs.length === 1 ? labs[0] : undefined;
}
