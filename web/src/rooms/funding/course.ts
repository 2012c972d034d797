import type { Group } from './data';

const COLUMNS = ['open_seconds', 'available_seconds', 'used_seconds', 'utilization', 'sessions', 'reach'] as const;

/**
 * The months of a course as a file: the service tells a funder of one month, quarter or year at once, and a course has
 * more. What is withheld is empty.
 */
export function courseFile(months: Group[]): { format: string; href: string; name: string } {
  const rows = months.map((one) => [one.key, ...COLUMNS.map((column) => one[column] ?? ''), one.suppressed]);
  const text = [['month', ...COLUMNS, 'suppressed'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
  return {
    format: 'csv',
    // The mark tells Excel that it is UTF-8.
    href: `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${text}`)}`,
    name: `utilization-${months[0]?.key}-${months.at(-1)?.key}.csv`,
  };
}
