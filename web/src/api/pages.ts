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
