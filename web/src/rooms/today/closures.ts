import { api, want, type Schemas } from '../../api/client';

/** The closures between two instants that shut a machine: those of its lab, and its own. */
export async function closuresOf(
  lab: string,
  machine: string | undefined,
  from: string,
  until: string,
): Promise<Schemas['Closure'][]> {
  const params = { path: { lab }, query: { from, until, limit: 50 } };
  const page = await want(api.GET('/api/v1/labs/{lab}/closures', { params }));
  return page.items.filter((one) => !one.machines || (machine && one.machines.includes(machine)));
}

/** The closure that holds at an instant, the one that lasts longest. */
export function closedAt(closures: Schemas['Closure'][], at: number): Schemas['Closure'] | undefined {
  return closures
    .filter((one) => Date.parse(one.starts_at) <= at && at < Date.parse(one.ends_at))
    .sort((a, b) => b.ends_at.localeCompare(a.ends_at))[0];
}
