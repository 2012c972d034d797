import { expect, it } from 'vitest';
import { askedOf, filterOf } from './ask';

const ZONE = 'Asia/Bishkek';
const asked = (query: string) => askedOf(new URLSearchParams(query), '2026-12-02');

it('lists what ends from today on when nothing is asked', () => {
  expect(filterOf(asked(''), 'lab', ZONE)).toEqual({ lab: 'lab', from: '2026-12-01T18:00:00Z' });
});

it('takes both days whole, and what else the address says', () => {
  expect(filterOf(asked('from=2026-12-03&until=2026-12-03&status=no_show'), 'lab', ZONE)).toEqual({
    lab: 'lab',
    from: '2026-12-02T18:00:00Z',
    until: '2026-12-03T18:00:00Z',
    status: 'no_show',
  });
});

it('leaves out what no address of ours says', () => {
  expect(asked('from=soon&status=lost&machine=1&member=x')).toEqual(asked(''));
});
