import { api, want, type Schemas } from '../../api/client';
import { all } from '../../api/pages';
import type { Item } from './amount';
import { asLastTime, toldAtStart, type Line } from './used';

/** A lab's stock by name in the reader's language. */
export async function stockOf(lab: string, archived = false): Promise<Item[]> {
  const items = await all((page) =>
    want(
      api.GET('/api/v1/labs/{lab}/stock-items', {
        params: { path: { lab }, query: { ...page, ...(archived && { archived }) } },
      }),
    ),
  );
  return items.sort((a, b) => a.name_local.localeCompare(b.name_local, undefined, { numeric: true }));
}

const EARLIER = 20;

/** The stock, and the materials that a session's finish begins with; `own` is whether its member asks. */
export async function beginWith(
  session: Schemas['UsageSession'],
  own: boolean,
): Promise<{ items: Item[]; lines: Line[]; again: boolean }> {
  const told = toldAtStart(session);
  const [items, earlier] = await Promise.all([
    stockOf(session.lab),
    own && told.length === 0
      ? want(api.GET('/api/v1/me/usage', { params: { query: { machine: session.machine, limit: EARLIER } } }))
      : { items: [] },
  ]);
  const last = told.length > 0 ? [] : asLastTime(earlier.items, session, items);
  return { items, lines: [...told, ...last], again: last.length > 0 };
}
