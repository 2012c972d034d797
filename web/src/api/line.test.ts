import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const KEPT_AT = '2026-11-30T03:00:00Z';
/** Every page begins with a line of its own. */
const fresh = async () => {
  vi.resetModules();
  return (await import('./line.svelte')).line;
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('says when what is shown was kept, until the service answers', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT);
  expect([line.keptAt, line.asking]).toEqual([KEPT_AT, false]);
  line.heard('/b', '2026-11-30T04:00:00Z');
  // Something else that is fresh does not make what is shown fresh.
  line.heard('/c', null);
  expect(line.keptAt).toBe(KEPT_AT);
  line.heard('/a', null);
  expect(line.keptAt).toBe('2026-11-30T04:00:00Z');
  line.heard('/b', null);
  expect(line.keptAt).toBeNull();
});

it('says nothing of a screen that was left', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT);
  line.left();
  line.heard('/b', null);
  expect(line.keptAt).toBeNull();
});

it('says nothing of a screen that was left while its answer was awaited, which did not come', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT, true);
  line.left();
  line.heard('/b', null);
  expect(line.keptAt).toBeNull();
  line.settled('/a', false);
  expect([line.keptAt, line.asking]).toEqual([null, false]);
});

it('says nothing of who is there, which is not asked again', async () => {
  const line = await fresh();
  line.heard('https://lab.example/api/v1/auth/session', KEPT_AT);
  line.heard('/a', KEPT_AT);
  line.heard('/a', null);
  expect(line.keptAt).toBeNull();
});

it('says nothing of what was seen before something else was read in its place', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT);
  line.heard('/b', KEPT_AT);
  line.replaced(['/a']);
  expect(line.keptAt).toBe(KEPT_AT);
  line.replaced(['/b']);
  expect(line.keptAt).toBeNull();
});

it('has what was kept read again when the service has answered late, once', async () => {
  const line = await fresh();
  const load = vi.fn();
  line.heard('/a', KEPT_AT, true);
  line.heard('/b', KEPT_AT, true);
  line.whenRenewed(load, line.renewed);
  // Something else that is fresh does not make what is shown fresh.
  line.heard('/c', null);
  expect([line.keptAt, line.asking]).toEqual([KEPT_AT, true]);
  line.settled('/a', true);
  line.settled('/b', true);
  expect([line.keptAt, line.asking]).toEqual([null, false]);
  vi.runAllTimers();
  expect(load).toHaveBeenCalledTimes(1);
});

it('misses no answer that comes before it is waited for', async () => {
  const line = await fresh();
  const load = vi.fn();
  const since = line.renewed;
  line.settled('/a', true);
  line.heard('/a', KEPT_AT, true);
  expect([line.keptAt, line.asking]).toEqual([null, false]);
  line.whenRenewed(load, since);
  expect(load).toHaveBeenCalledTimes(1);
});

it('says that there is no line when the service does not answer', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT, true);
  line.settled('/a', false);
  expect([line.keptAt, line.asking]).toEqual([KEPT_AT, false]);
});

it('gives up on an answer of which nothing is told', async () => {
  const line = await fresh();
  line.heard('/a', KEPT_AT, true);
  vi.advanceTimersByTime(30_000);
  expect([line.keptAt, line.asking]).toEqual([KEPT_AT, false]);
  line.heard('/a', null);
  expect(line.keptAt).toBeNull();
});

it('runs nothing for who is gone', async () => {
  const line = await fresh();
  const load = vi.fn();
  line.heard('/a', KEPT_AT, true);
  line.whenRenewed(load, line.renewed);
  line.forget();
  line.settled('/a', true);
  vi.runAllTimers();
  expect(load).not.toHaveBeenCalled();
});
