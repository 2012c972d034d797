import { expect, it } from 'vitest';
import { placeOf, seenUntil } from './place';

const told = (kind: string, link: string, type = 'reservation') =>
  ({ kind, link, subject: { type, id: 'x' } }) as Parameters<typeof placeOf>[0];
const all = () => true;

it('leads where the service says', () => {
  expect(placeOf(told('reservation.moved', '/my/x'), all)).toBe('/my/x');
  expect(placeOf(told('member.waiting', '/manage/people/m'), all)).toBe('/manage/people/m');
});

it('leads to the room of its own where there is one', () => {
  const low = told('stock_item.low', '/manage', 'stock_item');
  expect(placeOf(low, all)).toBe('/manage/stock/x');
  expect(placeOf(low, (path) => ['/manage/stock', '/manage'].includes(path))).toBe('/manage/stock');
  expect(placeOf(low, (path) => path === '/manage')).toBe('/manage');
  expect(placeOf(told('certification.expires_soon', '/profile'), (path) => path === '/profile')).toBe('/profile');
});

it('leads nowhere that there is not', () => {
  expect(placeOf(told('reservation.moved', '/newer/than/this'), () => false)).toBe('/');
});

it('reads up to the latest that was seen, in whatever order they came', () => {
  const at = (created_at: string) => ({ created_at });
  expect(seenUntil([])).toBeUndefined();
  expect(seenUntil([at('2026-11-01T10:00:00Z'), at('2026-11-01T12:00:00.5Z'), at('2026-11-01T12:00:00Z')])).toBe(
    '2026-11-01T12:00:00.5Z',
  );
});
