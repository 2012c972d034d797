import { sampleOf } from '../imports/rows';

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

/** A file to begin with. */
export const SAMPLE = sampleOf(COLUMNS, ROWS);
