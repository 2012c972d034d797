import { expect, it } from 'vitest';
import { askOf, requestHref, timeOf } from './ask';

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
});

it('takes a time by the lab’s clock', () => {
  expect(timeOf(ask('day=2026-12-01&from=09:30&minutes=90'), 'Asia/Bishkek')).toEqual({
    starts_at: '2026-12-01T03:30:00Z',
    ends_at: '2026-12-01T05:00:00Z',
  });
  expect(timeOf(ask('minutes=90'), 'Asia/Bishkek')).toBeUndefined();
});

it('leads to a request for what is lacking', () => {
  expect(requestHref(ask('process=PBF&material_class=metal&minutes=90'))).toBe(
    '/requests/new?process=PBF&material_class=metal',
  );
  expect(requestHref(ask(''))).toBe('/requests/new');
});
