import { expect, it } from 'vitest';
import { ask, filterOf, isNarrow } from './filter';

const LAB = { slug: 'bishkek', time_zone: 'Asia/Bishkek' };
const of = (query: string) => filterOf(new URLSearchParams(query));

it('asks for all of the lab when nothing is stated', () => {
  expect(isNarrow(of(''))).toBe(false);
  expect(ask(of(''), LAB)).toEqual({ lab: 'bishkek' });
});

it('asks for whole days of the lab, the last one included', () => {
  expect(ask(of('from=2026-11-01&until=2026-11-02&state=ended&person=p&machine=m'), LAB)).toEqual({
    lab: 'bishkek',
    machine: 'm',
    member: 'p',
    from: '2026-10-31T18:00:00Z',
    until: '2026-11-02T18:00:00Z',
    open: false,
  });
});

it('tells open ones from those to settle, and drops what it does not know', () => {
  expect(ask(of('state=open'), LAB)).toEqual({ lab: 'bishkek', open: true });
  expect(ask(of('state=settle'), LAB)).toEqual({ lab: 'bishkek', to_settle: true });
  expect(ask(of('state=odd&from=yesterday&until=2026-13-40'), LAB)).toEqual({ lab: 'bishkek' });
  expect(isNarrow(of('state=settle'))).toBe(true);
});
