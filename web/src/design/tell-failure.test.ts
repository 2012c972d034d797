import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LANGS } from '../words/lang';
import { asFailure, Problem, Unreachable } from '../api/problem';

vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
const tell = vi.hoisted(() => vi.fn());
vi.mock('./toasts.svelte', () => ({ tell }));
const { needWords, speak } = await import('../words/index.svelte');
const { told, tellFailure } = await import('./tell-failure');

beforeEach(() => void tell.mockClear());

const broken = () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  return asFailure(new TypeError('x is undefined'));
};

describe.each(LANGS)('a failure told in %s', (lang) => {
  beforeEach(async () => {
    await needWords(['app']);
    await speak(lang);
  });

  it('says in the reader’s words what no answer of the service says', () => {
    const failures = [new Unreachable('unreachable'), new Problem(502, {}), new Problem(413, {}), broken()];
    const said = failures.map(told);
    expect(new Set(said.map(({ title }) => title)).size).toBe(failures.length);
    for (const { title, what } of said) {
      expect(`${title} ${what}`).not.toMatch(/say-|HTTP|undefined|unreachable|client_error/);
      expect(what.length).toBeGreaterThan(10);
    }
    expect(said[2]?.what).toContain('413');
  });

  it('tells them over a screen that shows something else', () => {
    for (const failure of [new Unreachable('unreachable'), new Problem(504, {}), broken()]) {
      tellFailure(failure);
      expect(tell).toHaveBeenLastCalledWith(told(failure).title, { kind: 'bad' });
    }
  });
});

it('tells what the service told, and of what', () => {
  const no = new Problem(409, { title: 'Taken', detail: 'Somebody was faster.' });
  expect(told(no)).toEqual({ title: 'Taken', what: 'Somebody was faster.' });
  tellFailure(no, 'Laser');
  expect(tell).toHaveBeenLastCalledWith('Laser: Somebody was faster.', { kind: 'bad' });
  const errors = [{ pointer: '', detail: 'Too many at once' }];
  tellFailure(new Problem(422, { title: 'Wrong', detail: 'See below', errors } as never));
  expect(tell).toHaveBeenLastCalledWith('Too many at once', { kind: 'bad' });
});
