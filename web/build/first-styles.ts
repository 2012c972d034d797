import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The chunks whose styles the page itself asks for, in their order. */
const FIRST = ['shell', 'common', 'booking', 'everyday', 'machine', 'Find'];

/** How all code names these styles, so that it stays the same, under its own name, when they change. */
const STANDING = 'assets/first.css';

/**
 * Puts the styles of the first screens into one file that the page names: they come while the code is on its way, at the
 * cost of one request. The code that would ask for them finds them there.
 */
export function firstStyles(): Plugin {
  return {
    name: 'first-styles',
    apply: 'build',
    // Which styles these are decides what is written into the code.
    augmentChunkHash: () => FIRST.join(),
    writeBundle(options) {
      const dir = options.dir ?? '';
      const assets = readdirSync(join(dir, 'assets'));
      const parts = FIRST.map((chunk) => assets.find((name) => name.startsWith(`${chunk}-`) && name.endsWith('.css')));
      const names = parts.filter((name) => name !== undefined);
      if (names.length !== FIRST.length) throw new Error(`no styles of ${FIRST.join(' or ')}`);
      const text = names.map((name) => readFileSync(join(dir, 'assets', name), 'utf8')).join('');
      const first = `first-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.css`;
      writeFileSync(join(dir, 'assets', first), text);
      for (const name of names) rmSync(join(dir, 'assets', name));
      const standing = (code: string) =>
        names.reduce((done, name) => done.replaceAll(`assets/${name}`, STANDING), code);
      for (const name of assets.filter((one) => one.endsWith('.js'))) {
        const path = join(dir, 'assets', name);
        const code = readFileSync(path, 'utf8');
        if (standing(code) !== code) writeFileSync(path, standing(code));
      }
      const page = join(dir, 'index.html');
      // The disabled one is never fetched: by it the code that loads a screen's styles sees that they are there.
      const links =
        `<link rel="stylesheet" crossorigin href="/assets/${first}">\n    ` +
        `<link disabled rel="stylesheet" href="/${STANDING}">`;
      const html = readFileSync(page, 'utf8');
      if (!html.includes('<script')) throw new Error('no script to come with the styles');
      writeFileSync(page, html.replace('<script', `${links}\n    <script`));
    },
  };
}
