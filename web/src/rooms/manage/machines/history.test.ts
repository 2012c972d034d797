import { expect, it } from 'vitest';
import type { Schemas } from '../../../api/client';
import { spells } from './history';

it('says when each status ended, and who set it where the trail tells', () => {
  const event = (at: string, actor_name: string | null): Schemas['AuditEvent'] => ({
    id: at,
    at,
    actor: 'p',
    actor_name,
    actor_kind: 'person',
    action: 'machine.status_changed',
    subject: { type: 'machine', id: 'm' },
    request_id: 'r',
  });
  const history: Schemas['StatusChange'][] = [
    { status: 'in_service', from: '2026-09-03T03:00:00Z', reason: 'Repaired' },
    { status: 'out_of_service', from: '2026-09-01T03:00:00Z', reason: 'The belt tore' },
    { status: 'in_service', from: null },
  ];
  const found = spells(history, [event('2026-09-01T03:00:00.000Z', 'meerim')]);
  expect(found.map((one) => [one.status, one.from, one.until, one.actor])).toEqual([
    ['in_service', '2026-09-03T03:00:00Z', null, null],
    ['out_of_service', '2026-09-01T03:00:00Z', '2026-09-03T03:00:00Z', 'meerim'],
    ['in_service', null, '2026-09-01T03:00:00Z', null],
  ]);
});
