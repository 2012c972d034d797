import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const named = [...readFileSync(at('README.md'), 'utf8').matchAll(/\((docs\/pictures\/[\w-]+\.png)\)/g)].map(
  (found) => found[1] ?? '',
);

it('shows only pictures that there are', () => {
  expect(named.filter((path) => !existsSync(at(path)))).toEqual([]);
});

it('shows every picture that the browser tests take', () => {
  const spec = readFileSync(at('web/e2e/pictures.spec.ts'), 'utf8');
  const taken = [...spec.matchAll(/\{ name: '([\w-]+)'/g)].map((found) => `docs/pictures/${found[1]}.png`);
  expect(taken.length).toBeGreaterThan(5);
  expect([...named].sort()).toEqual(taken.sort());
});

it('keeps no picture that is not shown', () => {
  const kept = readdirSync(at('docs/pictures')).map((name) => `docs/pictures/${name}`);
  expect(kept.filter((path) => !named.includes(path))).toEqual([]);
});
