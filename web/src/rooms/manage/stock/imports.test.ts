import { expect, it } from 'vitest';
import { linesOf } from '../imports/rows';
import { COLUMNS, SAMPLE } from './imports';

it('has a sample whose lines all have their columns', () => {
  const lines = linesOf(SAMPLE).filter(Boolean);
  expect(lines[0]).toBe(COLUMNS.join(','));
  expect(lines.map((line) => line.split(',').length)).toEqual(lines.map(() => COLUMNS.length));
});
