import { beforeEach, expect, it, vi } from 'vitest';

const ends = vi.fn();
vi.mock('../api/client', () => ({ api: { DELETE: () => ends() } }));

const kept = () => {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => held.set(name, value),
    removeItem: (name: string) => held.delete(name),
    clear: () => held.clear(),
  };
};
const tab = kept();
const heard = new Map<string, (event: object) => void>();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  heard.clear();
  vi.stubGlobal('sessionStorage', tab);
  vi.stubGlobal('localStorage', kept());
  vi.stubGlobal('location', new URL('http://lab.test/profile'));
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('document', { body: { dataset: { ready: 'true' } }, addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', (kind: string, hear: (event: object) => void) => heard.set(kind, hear));
  tab.setItem('chosen', 'a time');
});

it('covers what is shown and forgets what was begun at once, however long the service takes', async () => {
  let answer: (told: { response: Response }) => void = () => undefined;
  ends.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const { signOut } = await import('./shared-device');
  const { isLeaving, person } = await import('./session.svelte');
  const { owesSignOut } = await import('./shared');
  const done = signOut();
  expect(isLeaving()).toBe(true);
  expect(tab.getItem('chosen')).toBeNull();
  expect(person()).toBeUndefined();
  expect(owesSignOut()).toBe(true);
  answer({ response: new Response(null, { status: 204 }) });
  await done;
  expect(isLeaving()).toBe(false);
  expect(person()).toBeNull();
  expect(owesSignOut()).toBe(false);
});

it('forgets what a stranger began who left a shared device alone', async () => {
  const { watchIdle } = await import('./shared-device');
  const { setShared, used } = await import('./shared');
  setShared(true);
  used();
  watchIdle();
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(tab.getItem('chosen')).toBe('a time');
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  expect(tab.getItem('chosen')).toBeNull();
});
