import { api, want } from '../../api/client';

/** Every machine of a lab with its open and busy time; at most 8 days are answered quickly. */
export async function board(lab: string, from: string, until: string) {
  const params = { path: { lab }, query: { from, until } };
  return want(api.GET('/api/v1/labs/{lab}/board', { params }));
}

/** The ids of one's own reservations in a span: staff see the id of everybody's. */
export async function ownReservations(lab: string, from: string, until: string): Promise<Set<string>> {
  const query = { lab, from, until, limit: 200 };
  const page = await want(api.GET('/api/v1/me/reservations', { params: { query } }));
  return new Set(page.items.map((one) => one.id));
}
