import { instantOf, mondayOf, plusDays } from '../../words/zone';

export type View = 'day' | 'week' | 'list';

/** What a board's address asks for: its day, how it is shown, and the instants that it covers. */
export function periodOf(query: URLSearchParams, today: string, zone: string) {
  const asked = query.get('day') ?? '';
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today;
  const view: View = query.get('view') === 'week' ? 'week' : query.get('view') === 'list' ? 'list' : 'day';
  const first = view === 'week' ? mondayOf(day) : day;
  const days = view === 'week' ? 7 : 1;
  const from = instantOf(first, '00:00', zone);
  return { day, view, first, days, from, until: instantOf(plusDays(first, days), '00:00', zone) };
}
