import { expect, it } from 'vitest';
import { AREAS, scopesOf } from './keys';

it('names the scopes as the service does', () => {
  expect(scopesOf({ usage: 'write', figures: 'read', audit: '' }, false)).toEqual(['usage:write', 'figures:read']);
  expect(scopesOf({ lab: 'write' }, true)).toEqual(['lab:write', 'admin']);
  expect(scopesOf({}, true)).toEqual([]);
});

it('offers no verb that an area lacks', () => {
  expect(AREAS.every((one) => one.read || one.write)).toBe(true);
  expect(AREAS.find((one) => one.name === 'account')).toMatchObject({ read: true, write: false });
});
