import { expect, it } from 'vitest';
import { gather } from './gather';

it('gathers what is kept free from its parts, one a machine', () => {
  const part = { starts_at: '2026-12-02T03:00:00Z', ends_at: '2026-12-02T06:00:00Z', kind: 'event' as const };
  expect(
    gather([
      { ...part, id: 'a', machine: '1', reason: 'Open day' },
      { ...part, id: 'b', machine: '3' },
      { ...part, id: 'a', machine: '2', reason: 'Open day' },
    ]),
  ).toEqual([
    { ...part, id: 'a', machines: ['1', '2'], reason: 'Open day' },
    { ...part, id: 'b', machines: ['3'], reason: null },
  ]);
});
