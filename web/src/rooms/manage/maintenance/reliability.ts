import { api, want, type Schemas } from '../../../api/client';

export type Reliability = Schemas['Reliability'];

/** How many machines are asked for at once. */
const AT_ONCE = 6;

/** The figures of machines in a period, in their order. */
export async function reliabilityOf(
  machines: string[],
  query: { from: string; until: string },
): Promise<Reliability[]> {
  const found: Reliability[] = [];
  for (let at = 0; at < machines.length; at += AT_ONCE) {
    const part = machines
      .slice(at, at + AT_ONCE)
      .map((id) => want(api.GET('/api/v1/machines/{id}/reliability', { params: { path: { id }, query } })));
    found.push(...(await Promise.all(part)));
  }
  return found;
}
