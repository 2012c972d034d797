import { expect, it } from 'vitest';
import { body, draftOf, emptyDraft, faults, wholeDays } from './closure';

const ZONE = 'Asia/Bishkek';
const REASON = { ky: '', ru: '', en: ' Power cut ', ko: '' };
const closure = (starts_at: string, ends_at: string, machines: string[] | null = null) => ({
  id: 'c',
  lab: 'bishkek',
  lab_id: 'l',
  starts_at,
  ends_at,
  machines,
  reason: { en: 'Move' },
  reason_local: 'Move',
  holiday: false,
  version: 1,
});

it('closes whole local days up to the end of the last', () => {
  const draft = { ...emptyDraft('2026-12-30'), last: '2026-12-31', reason: REASON };
  expect(faults(draft, [])).toEqual({});
  expect(body(draft, [], ZONE)).toEqual({
    starts_at: '2026-12-29T18:00:00Z',
    ends_at: '2026-12-31T18:00:00Z',
    machines: null,
    reason: { en: 'Power cut' },
  });
  expect(wholeDays({ starts_at: '2026-12-29T18:00:00Z', ends_at: '2026-12-31T18:00:00Z' }, ZONE)).toEqual({
    first: '2026-12-30',
    last: '2026-12-31',
  });
});

it('comes back from what the service keeps', () => {
  const hours = draftOf(closure('2026-12-30T05:00:00Z', '2026-12-30T08:30:00Z', ['m']), ZONE);
  expect(hours).toMatchObject({ whole: false, first: '2026-12-30', last: '2026-12-30', from: '11:00', until: '14:30' });
  expect(hours).toMatchObject({ scope: 'machines', machines: ['m'] });
  expect(body(hours, [], ZONE)).toMatchObject({ starts_at: '2026-12-30T05:00:00Z', ends_at: '2026-12-30T08:30:00Z' });
  expect(draftOf(closure('2026-12-29T18:00:00Z', '2026-12-30T18:00:00Z'), ZONE)).toMatchObject({
    whole: true,
    first: '2026-12-30',
    last: '2026-12-30',
    scope: 'lab',
  });
});

it('says what is missing or the wrong way round', () => {
  const draft = { ...emptyDraft('2026-12-30'), reason: REASON };
  expect(faults({ ...draft, last: '2026-12-29' }, [])).toEqual({ time: 'order' });
  expect(faults({ ...draft, whole: false, from: '10:00', until: '10:00' }, [])).toEqual({ time: 'order' });
  expect(faults({ ...draft, whole: false, from: '', until: '10:00' }, [])).toEqual({ time: 'missing' });
  expect(faults({ ...draft, scope: 'machines' }, [])).toEqual({ machines: 'missing' });
  expect(faults({ ...draft, scope: 'class', class: 'x' }, ['m'])).toEqual({});
  expect(faults({ ...draft, reason: { ...REASON, en: ' ' } }, [])).toEqual({ reason: 'missing' });
});
