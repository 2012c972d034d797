import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const NAMED = 'href="/icon.svg"';

/** Puts the small icon into the page itself: a file of its own would take its turn before what the first screen waits for. */
export function icon(): Plugin {
  let from = '';
  return {
    name: 'icon',
    apply: 'build',
    configResolved(config) {
      from = join(config.publicDir, 'icon.svg');
    },
    transformIndexHtml(html) {
      if (!html.includes(NAMED)) throw new Error('the page names no icon');
      const text = readFileSync(from, 'utf8').trim().replaceAll('"', "'");
      return html.replace(NAMED, `href="data:image/svg+xml,${text.replace(/[<>#%]/g, encodeURIComponent)}"`);
    },
  };
}
