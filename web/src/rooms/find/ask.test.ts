import { expect, it } from 'vitest';
import { askOf, requestHref } from './ask';
import { soonest, timeOf } from './time';

const ask = (text: string) => askOf(new URLSearchParams(text));

it('reads an address, and leaves out what it cannot understand', () => {
  expect(ask('process=pbf&material_class=metal&minutes=90&day=2026-12-01&from=09:30&trained=yes')).toMatchObject({
    process: 'PBF',
    material_class: 'metal',
    minutes: 90,
    day: '2026-12-01',
    from: '09:30',
    trained: true,
  });
  const odd = ask('process=magic&material_class=cheese&minutes=-5&day=soon&from=25:00');
  expect(odd).toMatchObject({ process: undefined, material_class: undefined, minutes: 60, trained: false });
  expect(odd.day).toBeUndefined();
  expect(ask('day=2026-12-01').day).toBeUndefined();
  expect(ask('day=2026-19-41&from=09:30').day).toBeUndefined();
});

it('takes a time by the lab’s clock', () => {
  expect(timeOf(ask('day=2026-12-01&from=09:30&minutes=90'), 'Asia/Bishkek')).toEqual({
    starts_at: '2026-12-01T03:30:00Z',
    ends_at: '2026-12-01T05:00:00Z',
  });
  expect(timeOf(ask('minutes=90'), 'Asia/Bishkek')).toBeUndefined();
});

it('asks for the next free times from the asked one on, never from the past', () => {
  const asked = ask('day=2026-12-01&from=09:30&minutes=90');
  const time = timeOf(asked, 'Asia/Bishkek');
  const from = '2026-12-01T03:30:00Z';
  expect(soonest(asked, time, Date.parse('2026-12-01T03:00:00Z'))).toEqual({ duration_minutes: 90, from });
  expect(soonest(asked, time, Date.parse('2026-12-01T04:00:00Z'))).toEqual({
    duration_minutes: 90,
    from: '2026-12-01T04:15:00Z',
  });
  // What is about to begin is offered no more: it would be over before it is sent.
  const at = (time: string) => soonest(ask(''), undefined, Date.parse(`2026-12-01T${time}Z`)).from;
  expect(at('04:10:00')).toBe('2026-12-01T04:15:00Z');
  expect(at('04:10:01')).toBe('2026-12-01T04:30:00Z');
});

it('leads to a request for what is lacking', () => {
  expect(requestHref(ask('process=PBF&material_class=metal&minutes=90'))).toBe(
    '/requests/new?process=PBF&material_class=metal',
  );
  expect(requestHref(ask(''))).toBe('/requests/new');
});
