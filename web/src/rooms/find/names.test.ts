import { expect, it } from 'vitest';
import { namesIn, type Names } from './names';

it('gathers what processes and materials are called, and nothing else', () => {
  const names: Names = new Map();
  namesIn('process-edm = Erosion\nfind-also-edm = wire\nfind-title = Find\n', names);
  namesIn('process-edm = Эрозия\n', names);
  expect([...names]).toEqual([
    ['process-edm', ' Erosion Эрозия'],
    ['find-also-edm', ' wire'],
  ]);
});
