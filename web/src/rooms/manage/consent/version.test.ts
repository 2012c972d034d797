import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TEXT_VERSION } from './version';

it('gives a text that was reworded a version of its own', () => {
  const told = ['ky', 'ru', 'en', 'ko'].flatMap((lang) =>
    readFileSync(new URL(`./words/${lang}.ftl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('consent-text-')),
  );
  const print = createHash('sha256').update(told.join('\n')).digest('hex').slice(0, 16);
  // The text that guardians sign is known by its version: change both together.
  expect([TEXT_VERSION, print]).toEqual(['2026-11-30', 'c10e4a528a42dc11']);
});
