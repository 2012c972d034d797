import { expect, it } from 'vitest';
import { isTrained } from './training';

const names = new Map([['laser', { levels: ['basic', 'advanced', 'master'] }]]);
const asking = (requires_level: string | null, levels?: (string | null)[]) =>
  isTrained({ requires_qualification: 'laser', requires_level }, new Map(levels ? [['laser', levels]] : []), names);

it('knows who is trained, at the level that is asked or above', () => {
  expect(isTrained({ requires_qualification: null, requires_level: null }, new Map(), names)).toBe(true);
  expect([asking(null), asking(null, [null]), asking(null, ['basic'])]).toEqual([false, true, true]);
  expect([asking('advanced'), asking('advanced', [null, 'basic'])]).toEqual([false, false]);
  expect([asking('advanced', ['advanced']), asking('advanced', ['basic', 'master'])]).toEqual([true, true]);
  // A level that the training no longer has lets nobody in, as on the service.
  expect(asking('expert', ['master'])).toBe(false);
});
