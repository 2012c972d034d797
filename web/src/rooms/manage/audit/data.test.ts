import { expect, it } from 'vitest';
import { askedOf, fileOf } from './data';

const of = (query: string) => askedOf(new URLSearchParams(query));

it('asks for whole days of the lab, and leaves out what is no day', () => {
  const whole = fileOf('bishkek', of('from=2026-11-29&to=2026-11-30'), 'Asia/Bishkek');
  expect(decodeURIComponent(whole)).toContain('from=2026-11-28T18:00:00Z&until=2026-11-30T18:00:00Z');
  const none = fileOf('bishkek', of('from=2026-19-41&to=2026-02-30'), 'Asia/Bishkek');
  expect(none).toBe('/api/v1/labs/bishkek/audit-events?format=csv');
});
