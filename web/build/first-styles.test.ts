import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { firstStyles } from './first-styles';

const CHUNKS = ['shell', 'common', 'booking', 'everyday', 'machine', 'Find'];
const built: string[] = [];
afterEach(() => built.splice(0).forEach((dir) => rmSync(dir, { recursive: true })));

/** A built client of which the styles of `Find` are those of a version. */
function build(version: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'first-styles-'));
  built.push(dir);
  mkdirSync(join(dir, 'assets'));
  const style = (chunk: string) => `${chunk}-${chunk === 'Find' ? version : '0'}.css`;
  for (const chunk of CHUNKS)
    writeFileSync(join(dir, 'assets', style(chunk)), `.${chunk}{order:1}/* ${style(chunk)} */`);
  writeFileSync(join(dir, 'assets', 'booking-1.js'), `load("assets/${style('booking')}")`);
  writeFileSync(join(dir, 'index.html'), '<head><script src="/assets/boot.js"></script></head>');
  const plugin = firstStyles() as { writeBundle?: (options: { dir: string }) => void };
  plugin.writeBundle?.({ dir });
  return dir;
}
const page = (dir: string) => readFileSync(join(dir, 'index.html'), 'utf8');
const styles = (dir: string) => readdirSync(join(dir, 'assets')).filter((name) => name.endsWith('.css'));

it('puts the styles of the first screens into one file, which the page names', () => {
  const dir = build('a');
  const [name = ''] = styles(dir);
  expect(styles(dir)).toHaveLength(1);
  expect(page(dir)).toContain(`href="/assets/${name}"`);
  expect(readFileSync(join(dir, 'assets', name), 'utf8')).toMatch(/\.shell.*\.common.*\.booking.*\.Find/);
});

it('leaves code as it is, under its own name, when the styles of another part change', () => {
  const [before, after] = [build('a'), build('b')];
  const code = (dir: string) => readFileSync(join(dir, 'assets', 'booking-1.js'), 'utf8');
  expect(styles(before)).not.toEqual(styles(after));
  expect(code(before)).toBe(code(after));
  // The page says of what the code names that it is there.
  const named = /"(.*)"/.exec(code(after))?.[1];
  expect(page(after)).toContain(`<link disabled rel="stylesheet" href="/${named}">`);
});
