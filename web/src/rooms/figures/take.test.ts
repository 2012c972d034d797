import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onSignedOut } from '../../api/client';
import { Problem } from '../../api/problem';
import { take } from './take';

const click = vi.fn();
const file = { href: '/api/v1/me/export', name: 'export.json' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('location', { href: 'http://lab.test/profile' });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('document', { body: { dataset: { ready: 'true' } }, createElement: () => ({ click }) });
  onSignedOut.tell = vi.fn();
  click.mockClear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('has the browser keep the file', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}'));
  await take(file);
  expect(click).toHaveBeenCalledOnce();
  expect(onSignedOut.tell).not.toHaveBeenCalled();
});

it('asks whose session has ended to sign in again, as at any other change', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"code":"not_signed_in"}', { status: 401 }));
  await expect(take(file)).rejects.toBeInstanceOf(Problem);
  expect(onSignedOut.tell).toHaveBeenCalledExactlyOnceWith(true);
  expect(click).not.toHaveBeenCalled();
});
