import { api, want, wantTagged, type Schemas } from '../../../api/client';

const PAGE = 200;

export const readLab = (lab: string) => wantTagged(api.GET('/api/v1/labs/{lab}', { params: { path: { lab } } }));

/** Every page of a list. */
async function all<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; next?: string | null }>,
): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    found.push(...items);
    cursor = next ?? undefined;
  } while (cursor);
  return found;
}

export const readMachines = (lab: string): Promise<Schemas['Machine'][]> =>
  all((cursor) =>
    want(api.GET('/api/v1/labs/{lab}/machines', { params: { path: { lab }, query: { limit: PAGE, cursor } } })),
  );

export const readClasses = (lab: string): Promise<Schemas['MachineClass'][]> =>
  all((cursor) =>
    want(api.GET('/api/v1/labs/{lab}/machine-classes', { params: { path: { lab }, query: { limit: PAGE, cursor } } })),
  );

/** A lab's closures by their start; those that end after `from`, or all of them. */
export const readClosures = (lab: string, from?: string): Promise<Schemas['Closure'][]> =>
  all((cursor) =>
    want(api.GET('/api/v1/labs/{lab}/closures', { params: { path: { lab }, query: { limit: PAGE, cursor, from } } })),
  );

export const readHours = (lab: string) =>
  want(api.GET('/api/v1/labs/{lab}/opening-hours', { params: { path: { lab } } }));
