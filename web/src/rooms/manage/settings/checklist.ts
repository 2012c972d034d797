import { bodyOf, sameTexts, textsOf, type Texts } from '../lab-text';

type Told = Partial<Record<string, string>>;

/** A machine's checklist as the form holds it. */
export const pointsOf = (checklist: readonly Told[] | undefined): Texts[] => (checklist ?? []).map(textsOf);

/** What is sent of it: the points that say something in some language. */
export const bodiesOf = (points: readonly Texts[]) => points.flatMap((one) => bodyOf(one) ?? []);

export function isSame(now: readonly Texts[], before: readonly Texts[]): boolean {
  const said = now.filter((one) => bodyOf(one));
  return said.length === before.length && said.every((one, at) => sameTexts(one, before[at]!));
}

/** The points with one of them a place further up. */
export function raised<T>(points: readonly T[], at: number): T[] {
  if (at < 1 || at >= points.length) return [...points];
  return [...points.slice(0, at - 1), points[at]!, points[at - 1]!, ...points.slice(at + 1)];
}
