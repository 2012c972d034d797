import { beforeEach, expect, it, vi } from 'vitest';

const session = vi.hoisted(() => ({ person: {} as object | null }));
vi.mock('./session.svelte', () => ({ person: () => session.person }));
const { trouble } = await import('./trouble.svelte');

beforeEach(() => {
  session.person = {};
  trouble.signInAgain = false;
});

it('asks nobody to sign in again who is not signed in', () => {
  session.person = null;
  trouble.sessionEnded(true);
  expect(trouble.signInAgain).toBe(false);
});

it('asks again only for a change when it was put off, and for any reading of who signed in since', () => {
  trouble.sessionEnded(false);
  expect(trouble.signInAgain).toBe(true);
  trouble.later();
  trouble.sessionEnded(false);
  expect(trouble.signInAgain).toBe(false);
  trouble.sessionEnded(true);
  expect(trouble.signInAgain).toBe(true);
  // The sheet closes by itself when they have signed in.
  session.person = {};
  trouble.signInAgain = false;
  trouble.later();
  trouble.sessionEnded(false);
  expect(trouble.signInAgain).toBe(true);
});
