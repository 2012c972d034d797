interface Page<T> {
  items: T[];
  next?: string | null;
}

/** The most that the service answers at once. */
const PAGE = 200;

/** Everything that a paged list holds, one page after the other; `enough` ends it early. */
export async function all<T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  enough: (found: T[]) => boolean = () => false,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ limit: PAGE, ...(cursor && { cursor }) });
    found.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && !enough(found));
  return found;
}

/** The next that `fits` of a list which cannot be asked for them, by its pages: as many as a screen wants, or all there are. */
export async function sift<T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
  fits: (one: T) => boolean,
  wanted: number,
  from?: string,
): Promise<Page<T>> {
  const items: T[] = [];
  let cursor = from;
  do {
    const page = await ask({ limit: PAGE, ...(cursor && { cursor }) });
    items.push(...page.items.filter(fits));
    cursor = page.next ?? undefined;
  } while (cursor && items.length < wanted);
  return { items, next: cursor ?? null };
}
