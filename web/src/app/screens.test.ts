import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(web, path), 'utf8');
const files = (dir: string) => readdirSync(join(web, dir), { recursive: true, encoding: 'utf8' });
const PATH = /\bpath: '([^']+)'/g;

const routes = files('src/rooms')
  .filter((name) => name.endsWith('routes.ts'))
  .flatMap((name) => [...read(`src/rooms/${name}`).matchAll(PATH)].map((found) => found[1] ?? ''));
const looked = new Set(
  ['screens', 'desk'].flatMap((name) =>
    [...read(`e2e/${name}.ts`).matchAll(/\broute: '([^']+)'/g)].map((found) => found[1]),
  ),
);

it('knows the routes', () => expect(routes.length).toBeGreaterThan(30));

it('looks at the accessibility of every screen: by the tables of `e2e/screens.ts` and `e2e/desk.ts`', () => {
  expect(routes.filter((path) => !looked.has(path))).toEqual([]);
});

it('looks at no screen that is gone', () => {
  expect([...looked].filter((path) => !routes.includes(path ?? ''))).toEqual([]);
});

it('has the service answer with a page wherever a route begins', () => {
  const [, list] = /const SCREENS[^=]*= \[([^\]]*)\]/.exec(read('../src/server/client.rs')) ?? [];
  const begins = new Set(routes.map((path) => path.split('/')[1] ?? '').filter((first) => first !== ''));
  expect([...(list ?? '').matchAll(/"([^"]+)"/g)].map((found) => found[1]).sort()).toEqual([...begins].sort());
});
