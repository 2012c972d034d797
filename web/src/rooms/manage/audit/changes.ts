/** One field of what was changed; `path` leads to it, e.g. `['policy', 'max_minutes']`. */
export interface Change {
  path: string[];
  before: Leaf;
  after: Leaf;
}
/** A value that is told as a whole: a list of plain values is one. */
export type Leaf = Plain | undefined | (Plain | OpeningSpan)[];
type Plain = string | number | boolean | null;
/** Opening hours are told by the day, not by their fields. */
export interface OpeningSpan {
  weekday: string;
  opens: string;
  closes: string;
}

/** What nobody wants to read: the count of the changes themselves, and the ids of what has neither name nor page. */
export const UNTOLD = new Set([
  'version',
  'blackout',
  'block',
  'correction',
  'endorsement',
  'family',
  'group_booking',
  'kid',
  'lock',
  'order_line',
  'web_session',
]);

const isPlain = (value: unknown) => value === null || typeof value !== 'object';
export const isOpening = (value: unknown): value is OpeningSpan =>
  typeof value === 'object' && value !== null && 'weekday' in value && 'opens' in value && 'closes' in value;
const isLeaf = (value: unknown): value is Leaf =>
  isPlain(value) || (Array.isArray(value) && value.every((one) => isPlain(one) || isOpening(one)));

/** The leaves of a JSON value by their paths; what stands in a list is found by its number, the first being 1. */
function leaves(value: unknown, path: string[] = []): [string[], Leaf][] {
  if (path.length > 0 && isLeaf(value)) return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const step = Array.isArray(value) ? String(Number(name) + 1) : name;
    return leaves(inner, [...path, step]);
  });
}

const isNothing = (value: Leaf) =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);
/** Says that something that is not kept in the trail stayed as it was. */
const isUnchanged = ({ path, after }: Change) => after === false && !!path.at(-1)?.endsWith('_changed');
const key = (path: string[]) => JSON.stringify(path);

/** The fields that differ between two states, in the order in which they stand; where one state is missing, all that the other says. */
export function changes(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [leaves(before), leaves(after)];
  const [was, is] = [old, fresh].map((list) => new Map(list.map(([path, value]) => [key(path), value])));
  const paths = new Map([...fresh, ...old].map(([path]) => [key(path), path]));
  return [...paths]
    .filter(([, path]) => !UNTOLD.has(path[0] ?? ''))
    .map(([id, path]) => ({ path, before: was?.get(id), after: is?.get(id) }))
    .filter((one) => !(isNothing(one.before) && isNothing(one.after)) && !isUnchanged(one))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}
