import { api, want, type Schemas } from '../../api/client';

type Closure = Schemas['Closure'];

/** The closures of a lab and its machines between two instants. */
export async function closuresOf(lab: string, from: string, until: string): Promise<Closure[]> {
  const params = { path: { lab }, query: { from, until, limit: 200 } };
  return (await want(api.GET('/api/v1/labs/{lab}/closures', { params }))).items;
}

/** Those that shut the whole lab, or this machine too. */
export function shutting(closures: Closure[], machine?: string): Closure[] {
  return closures.filter((one) => !one.machines || (!!machine && one.machines.includes(machine)));
}

/** The closure that holds at an instant, the one that lasts longest. */
export function closedAt(closures: Closure[], at: number): Closure | undefined {
  return closures
    .filter((one) => Date.parse(one.starts_at) <= at && at < Date.parse(one.ends_at))
    .sort((a, b) => b.ends_at.localeCompare(a.ends_at))[0];
}
