import type { Schemas } from '../api/client';

export type Person = NonNullable<Schemas['WebSession']['person']>;
/** A lab as the chooser needs it. */
export type LabCard = Schemas['WebSession']['labs'][number];

const KEPT = 'lab';
const ANYBODYS = 'lab-of-anybody';

/** The lab of the last visit, by its slug. */
export function keptLab(): string | null {
  return localStorage.getItem(KEPT);
}

export function keepLabName(slug: string): void {
  localStorage.setItem(KEPT, slug);
}

/** Keeps of a lab that anybody may see what it takes to ask for its days before the service has told of it. */
export function keepAnybodys({ slug, time_zone }: LabCard): void {
  localStorage.setItem(ANYBODYS, JSON.stringify({ slug, time_zone }));
}

export function forgetAnybodys(): void {
  localStorage.removeItem(ANYBODYS);
}

/** The lab of the last visit, where anybody may see it. */
export function anybodysLab(): Pick<LabCard, 'slug' | 'time_zone'> | undefined {
  try {
    const lab = JSON.parse(localStorage.getItem(ANYBODYS) ?? 'null') as Pick<LabCard, 'slug' | 'time_zone'> | null;
    if (!lab || lab.slug !== keptLab()) return undefined;
    // A zone that this browser does not know must not keep the client from starting.
    new Intl.DateTimeFormat('en', { timeZone: lab.time_zone });
    return lab;
  } catch {
    forgetAnybodys();
    return undefined;
  }
}

/** The first of the wanted labs that there is, else the only one. `wanted` holds slugs or ids, the dearest first. */
export function labOf(labs: LabCard[], wanted: (string | null | undefined)[]): LabCard | undefined {
  for (const one of wanted) {
    const found = labs.find((lab) => lab.slug === one || lab.id === one);
    if (found) return found;
  }
  return labs.length === 1 ? labs[0] : undefined;
}
