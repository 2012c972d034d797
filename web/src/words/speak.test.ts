import { beforeEach, expect, it, vi } from 'vitest';
import type { Lang } from './lang';

const kept = new Map<string, string>();
vi.stubGlobal('document', { documentElement: {} });
vi.stubGlobal('localStorage', {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => kept.set(name, value),
  removeItem: (name: string) => kept.delete(name),
});

/** What is on its way, on a slow line: each catalogue comes when the story says so. */
const coming = new Map<string, { come: () => void; fail: () => void }>();
let slow = false;
vi.mock('./catalogues', () => ({
  fetchRoom: (room: string, lang: Lang) =>
    new Promise<string>((resolve, reject) => {
      const come = () => resolve(`${room}-word = ${lang}`);
      if (slow) coming.set(`${room} ${lang}`, { come, fail: () => reject(new TypeError('Failed to fetch')) });
      else come();
    }),
}));
const { chooseToSpeak, lang, needWords, speak, t } = await import('./index.svelte');

async function come(...what: string[]): Promise<void> {
  for (const one of what) {
    await vi.waitFor(() => expect([...coming.keys()]).toContain(one));
    coming.get(one)?.come();
    coming.delete(one);
  }
}

beforeEach(async () => {
  coming.clear();
  kept.clear();
  slow = false;
  await needWords(['shell']);
  await speak('en');
  slow = true;
});

it('speaks the language that was asked for last, whichever comes last', async () => {
  const [first, last] = [chooseToSpeak('ky'), chooseToSpeak('ru')];
  await come('shell ru', 'shell ky');
  await Promise.all([first, last]);
  expect([lang(), t('shell-word'), kept.get('lang')]).toEqual(['ru', 'ru', 'ru']);
});

it('mixes no languages when a room is entered while the language changes', async () => {
  const speaks = speak('ky');
  const [before, after] = [needWords(['before']), needWords(['after'])];
  // One room's words come before the change, in the old language; the other's after it.
  await come('before en');
  await before;
  await come('shell ky', 'before ky');
  await speaks;
  await come('after en', 'after ky');
  await after;
  expect(['shell', 'before', 'after'].map((room) => t(`${room}-word`))).toEqual(['ky', 'ky', 'ky']);
});

it('stays as it is, and keeps no choice, when words do not come', async () => {
  const speaks = chooseToSpeak('ko');
  await vi.waitFor(() => expect(coming.size).toBeGreaterThan(0));
  for (const one of coming.values()) one.fail();
  await expect(speaks).rejects.toThrow();
  expect([lang(), kept.get('lang')]).toEqual(['en', undefined]);
});

it('keeps no language that nobody chose', async () => {
  slow = false;
  await speak('ky');
  expect(kept.get('lang')).toBeUndefined();
});
