import { api, want } from '../../api/client';

const state = $state({ count: 0 });

/** How many notifications are unread, as far as that is known. */
export const unread = (): number => state.count;

/** What an answer told. */
export function tellUnread(count: number): void {
  state.count = Math.max(0, count);
}

/** Asks for the count alone. */
export async function askUnread(): Promise<void> {
  const params = { query: { unread: true, limit: 1 } };
  tellUnread((await want(api.GET('/api/v1/me/notifications', { params }))).unread);
}
