import { sampleOf } from '../imports/rows';

/** The columns that a list of items may have, in the order of the sample; `name`, `category` and `unit` are needed. */
export const COLUMNS = [
  'name',
  'category',
  'unit',
  'material',
  'colour',
  'quantity',
  'lot',
  'expires_on',
  'location',
  'reorder_level',
  'barcode',
  'density_g_cm3',
  'diameter_mm',
  'cost_minor',
  'cost_currency',
  'cost_per',
  'allow_negative',
] as const;

const ROWS = [
  ['PLA white 1.75 mm', 'filament', 'gram', 'PLA', 'white', '2000', 'W-1', '', 'Shelf A', '1000', '', '1.24', '1.75'],
  ['Plywood 3 mm', 'sheet', 'sheet', 'plywood', '', '20', '', '', 'Rack', '10', '4700000000069', '', ''],
].map((row, at) => [
  ...row,
  ...[
    ['165000', 'KGS', '1000', 'false'],
    ['22000', 'KGS', '1', 'false'],
  ][at]!,
]);

/** A file to begin with. */
export const SAMPLE = sampleOf(COLUMNS, ROWS);
