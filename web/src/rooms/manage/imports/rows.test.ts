import { expect, it } from 'vitest';
import { linesOf, pick, type ImportRow } from './rows';

it('finds the line that a row number means, whatever ends the lines', () => {
  expect(linesOf('\ufeffmake,model\r\nPrusa,MK4\nTrotec,Speedy')[1]).toBe('Prusa,MK4');
});

it('picks rows by what becomes of them, and those to look at', () => {
  const row = (line: number, outcome: ImportRow['outcome'], warned = false): ImportRow => ({
    line,
    outcome,
    problems: [],
    warnings: warned ? [{ code: 'missing_make', detail: 'No make is given.' }] : [],
  });
  const rows = [row(2, 'created'), row(3, 'failed'), row(4, 'created', true)];
  const lines = (shown: Parameters<typeof pick>[1]) => pick(rows, shown).map((one) => one.line);
  expect(lines('all')).toEqual([2, 3, 4]);
  expect(lines('created')).toEqual([2, 4]);
  expect(lines('warned')).toEqual([4]);
});
