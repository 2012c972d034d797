import type { Schemas } from '../../../api/client';

/** What became of one row of a list. */
export interface ImportRow {
  line: number;
  outcome: 'created' | 'unchanged' | 'failed';
  problems: Schemas['RowProblem'][];
  warnings?: Schemas['RowProblem'][];
}

/** What became of a list, or would. */
export interface ImportReport<Row extends ImportRow = ImportRow> {
  dry_run: boolean;
  created: number;
  failed: number;
  rows: Row[];
}

/** Which rows are shown: by what becomes of them, or those that a person should look at. */
export type Shown = 'all' | 'created' | 'unchanged' | 'failed' | 'warned';

/** The lines of a file as it is written: what its row numbers, from 1, point to. */
export function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}

/** The rows of a kind. */
export function pick<Row extends ImportRow>(rows: Row[], shown: Shown): Row[] {
  if (shown === 'all') return rows;
  if (shown === 'warned') return rows.filter((row) => (row.warnings ?? []).length > 0);
  return rows.filter((row) => row.outcome === shown);
}

/** A file to begin with, of these columns and rows. The mark before it tells spreadsheets that it is UTF-8. */
export const sampleOf = (columns: readonly string[], rows: string[][]): string =>
  `\ufeff${[columns, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`;
