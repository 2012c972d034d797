import { expect, it, vi } from 'vitest';
import { asFailure, BROKEN, isLost, Problem, Unreachable } from './problem';

it('leaves an answer as it is, and a line that broke', () => {
  const [no, gone] = [new Problem(409, { code: 'overlap' }), new Unreachable('unreachable')];
  expect([asFailure(no), asFailure(gone)]).toEqual([no, gone]);
});

it('tells the console what a program says of itself, and nobody else', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const cause = new TypeError('x is undefined');
  const failure = asFailure(cause) as Problem;
  expect(failure.code).toBe(BROKEN);
  expect(failure.told).toEqual({ code: BROKEN });
  expect(failure.message).not.toContain('undefined');
  expect(warn).toHaveBeenCalledWith(cause);
  warn.mockRestore();
});

it('knows after which failures nobody can tell whether it was done', () => {
  expect(isLost(new Unreachable('unreachable'))).toBe(true);
  expect([502, 503, 504].map((status) => isLost(new Problem(status, {})))).toEqual([true, true, true]);
  expect([0, 409, 422, 500].map((status) => isLost(new Problem(status, {})))).toEqual([false, false, false, false]);
});

it('finds what is wrong with a field', () => {
  const errors = [{ pointer: '/email', detail: 'Not an address', code: 'format' }];
  expect(new Problem(422, { errors } as never).of('/email')).toBe('Not an address');
  expect(new Problem(422, { errors } as never).of('/name')).toBeUndefined();
});
