import type { Schemas } from '../../../api/client';

export type ImportRow = Schemas['ImportRow'];
/** Which rows are shown: by what becomes of them, or those that a person should look at. */
export type Shown = 'all' | 'created' | 'unchanged' | 'failed' | 'warned';

/** The columns that a lab's own list may have, in the order of the sample; the first two are needed. */
export const COLUMNS = [
  'make',
  'model',
  'name',
  'class',
  'asset_tag',
  'serial',
  'location',
  'process',
  'material_class',
  'metal',
  'build_volume_mm',
] as const;

const ROWS = [
  [
    'Prusa Research',
    'MK4',
    'Printer by the window',
    'FDM printers',
    'LAB-101',
    'CZPX0001',
    'Room 204',
    'MEX',
    'polymer',
    '',
    '250 x 210 x 220',
  ],
  ['Trotec', 'Speedy 300', '', 'Laser cutters', 'LAB-102', '', 'Room 205', 'laser_cutting', 'wood', '', ''],
  ['Markforged', 'Metal X', '', '', 'LAB-103', '', 'Room 206', 'MEX', 'metal', 'green_part', '300 x 220 x 180'],
];

/** A file to begin with. The mark before it tells spreadsheets that it is UTF-8. */
export const SAMPLE = `\ufeff${[COLUMNS, ...ROWS].map((row) => row.join(',')).join('\r\n')}\r\n`;

/** The lines of a file as it is written: what its row numbers, from 1, point to. */
export function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}

/** The rows of a kind. */
export function pick(rows: ImportRow[], shown: Shown): ImportRow[] {
  if (shown === 'all') return rows;
  if (shown === 'warned') return rows.filter((row) => row.warnings.length > 0);
  return rows.filter((row) => row.outcome === shown);
}
