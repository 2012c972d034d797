import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The chunks whose styles the page itself asks for, in their order. */
const FIRST = ['shell', 'common', 'booking', 'everyday', 'machine', 'Find'];

/**
 * Puts the styles of the first screens into one file that the page names: they come while the code is on its way, at the
 * cost of one request. The code that would ask for them finds them there.
 */
export function firstStyles(): Plugin {
  return {
    name: 'first-styles',
    apply: 'build',
    writeBundle(options) {
      const dir = options.dir ?? '';
      const assets = readdirSync(join(dir, 'assets'));
      const parts = FIRST.map((chunk) => assets.find((name) => name.startsWith(`${chunk}-`) && name.endsWith('.css')));
      const names = parts.filter((name) => name !== undefined);
      if (names.length !== FIRST.length) throw new Error(`no styles of ${FIRST.join(' or ')}`);
      const text = names.map((name) => readFileSync(join(dir, 'assets', name), 'utf8')).join('');
      // Whatever names them has another name itself when one of them changes, as the hash of each is in its code.
      const first = `first-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.css`;
      writeFileSync(join(dir, 'assets', first), text);
      for (const name of names) rmSync(join(dir, 'assets', name));
      const renamed = (code: string) =>
        names.reduce((done, name) => done.replaceAll(`assets/${name}`, `assets/${first}`), code);
      for (const name of assets.filter((one) => one.endsWith('.js'))) {
        const path = join(dir, 'assets', name);
        const code = readFileSync(path, 'utf8');
        if (renamed(code) !== code) writeFileSync(path, renamed(code));
      }
      const page = join(dir, 'index.html');
      const link = `<link rel="stylesheet" crossorigin href="/assets/${first}">`;
      const html = readFileSync(page, 'utf8');
      if (!html.includes('<script')) throw new Error('no script to come with the styles');
      writeFileSync(page, html.replace('<script', `${link}\n    <script`));
    },
  };
}
