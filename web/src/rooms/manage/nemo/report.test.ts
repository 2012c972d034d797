import { expect, it } from 'vitest';
import { kindOf, outOf, reasons, total, type Report } from './report';

const out = (record: number, model: string, detail: string) => ({
  record,
  model,
  name: null,
  problem: { code: 'x', detail },
});
const report = {
  dry_run: true,
  kinds: [
    { model: 'NEMO.user', read: 5, created: 3, unchanged: 1, quarantined: 1 },
    { model: 'NEMO.tool', read: 4, created: 2, unchanged: 0, quarantined: 2 },
  ],
  left_out: [{ model: 'NEMO.alarm', records: 2 }],
  quarantined: [out(2, 'NEMO.user', 'inactive'), out(7, 'NEMO.tool', 'alias'), out(9, 'NEMO.tool', 'alias')],
} as unknown as Report;

it('counts what comes and what stays out, and says why', () => {
  expect([total(report, 'created'), total(report, 'quarantined')]).toEqual([5, 3]);
  expect(outOf(report, 'NEMO.tool').map((one) => one.record)).toEqual([7, 9]);
  expect(reasons(outOf(report, ''))).toEqual([
    { detail: 'alias', n: 2 },
    { detail: 'inactive', n: 1 },
  ]);
  expect(kindOf('NEMO.usageEvent')).toBe('usageevent');
});
