import { expect, it } from 'vitest';
import { fit, match, type Route } from './match';

const route = (path: string): Route => ({ path, words: [], load: () => Promise.reject(new Error(path)) });
const routes = [route('/machines/:id'), route('/machines/new')];

it('finds the screen of a path, fixed parts first', () => {
  expect(match(routes, '/machines/new')?.route.path).toBe('/machines/new');
  expect(match(routes, '/machines/a%20b')?.params).toEqual({ id: 'a b' });
  expect(fit('/machines/:id', '/machines')).toBeUndefined();
});

it('finds no screen for a path that is badly written', () => {
  expect(match(routes, '/machines/%E0')).toBeUndefined();
});
