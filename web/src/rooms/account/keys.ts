/** What a key may be given: the areas of the service, and whether one can read them, change them, or both. */
export interface Area {
  name: string;
  read: boolean;
  write: boolean;
  /** Who has anything to do there; a key never may more than its person. */
  for: 'person' | 'staff' | 'manager' | 'figures' | 'admin';
}

const area = (name: string, verbs: 'r' | 'w' | 'rw', who: Area['for']): Area => ({
  name,
  read: verbs.includes('r'),
  write: verbs.includes('w'),
  for: who,
});

export const AREAS: Area[] = [
  area('catalogue', 'r', 'person'),
  area('reservations', 'rw', 'person'),
  area('usage', 'rw', 'person'),
  area('requests', 'rw', 'person'),
  area('account', 'r', 'person'),
  area('figures', 'r', 'figures'),
  area('machines', 'rw', 'staff'),
  area('members', 'rw', 'staff'),
  area('training', 'rw', 'staff'),
  area('lab', 'w', 'manager'),
  area('audit', 'r', 'manager'),
  area('installation', 'w', 'admin'),
];

export type Verb = '' | 'read' | 'write';

/** The scopes of what was chosen by area, in the order of the areas; `admin` lets an administrator's key act as one. */
export function scopesOf(chosen: Record<string, Verb>, admin: boolean): string[] {
  const scopes = AREAS.flatMap(({ name }) => (chosen[name] ? [`${name}:${chosen[name]}`] : []));
  return admin && scopes.length > 0 ? [...scopes, 'admin'] : scopes;
}
