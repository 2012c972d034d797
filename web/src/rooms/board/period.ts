import { instantOf, isDay, mondayOf, plusDays } from '../../words/zone';

/** A day or a week, drawn or as a list. */
export type View = 'day' | 'week' | 'list' | 'week-list';
const VIEWS: View[] = ['week', 'list', 'week-list'];

const viewOf = (query: URLSearchParams): View => VIEWS.find((one) => one === query.get('view')) ?? 'day';

/** Whether a board is the everyday one: a day, drawn. */
export const isEveryday = (query: URLSearchParams): boolean => viewOf(query) === 'day';

/** What a board's address asks for: its day, how it is shown, and the instants that it covers. */
export function periodOf(query: URLSearchParams, today: string, zone: string) {
  const asked = query.get('day');
  const day = isDay(asked) ? asked : today;
  const view = viewOf(query);
  const weekly = view.startsWith('week');
  const first = weekly ? mondayOf(day) : day;
  const days = weekly ? 7 : 1;
  const from = instantOf(first, '00:00', zone);
  return {
    day,
    view,
    weekly,
    listed: view.endsWith('list'),
    first,
    days,
    from,
    until: instantOf(plusDays(first, days), '00:00', zone),
  };
}
