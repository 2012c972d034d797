import { api, want } from '../../api/client';
import { ofTime } from './spans';

/**
 * Every machine of a lab with its open and busy time; at most 8 days are answered quickly. What was kept for bad lines may be
 * of a longer time.
 */
export async function board(lab: string, from: string, until: string) {
  const params = { path: { lab }, query: { from, until } };
  const told = await want(api.GET('/api/v1/labs/{lab}/board', { params }));
  return { ...told, machines: told.machines.map((one) => ofTime(one, from, until)) };
}

/** The ids of one's own reservations in a span: staff see the id of everybody's. */
export async function ownReservations(lab: string, from: string, until: string): Promise<Set<string>> {
  const query = { lab, from, until, limit: 200 };
  const page = await want(api.GET('/api/v1/me/reservations', { params: { query } }));
  return new Set(page.items.map((one) => one.id));
}
