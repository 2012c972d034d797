import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

interface Chunk {
  type: 'chunk' | 'asset';
  fileName: string;
  isEntry?: boolean;
  imports?: string[];
  moduleIds?: string[];
}

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** The entry, the shell and all that they import: without them nothing is shown. */
function shellFiles(bundle: Record<string, Chunk>): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const shell = source('app/main.ts');
  const waiting = chunks.filter((one) => one.isEntry || one.moduleIds?.includes(shell)).map((one) => one.fileName);
  const files = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (files.has(name)) continue;
    files.add(name);
    waiting.push(...(bundle[name]?.imports ?? []));
  }
  return [...files].map((file) => `/${file}`);
}

/** Builds `src/sw.ts` into `dist/sw.js` with the list of the client's files in it, and asks early for the shell's code. */
export function serviceWorker(): Plugin {
  let first: string[] = [];
  let version = '';
  return {
    name: 'service-worker',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        if (!bundle) return [];
        first = shellFiles(bundle as unknown as Record<string, Chunk>);
        // Vite has named what the entry itself imports.
        const entry = (bundle as unknown as Record<string, Chunk>)[
          Object.keys(bundle).find((name) => (bundle[name] as Chunk).isEntry) ?? ''
        ];
        const told = new Set([entry?.fileName, ...(entry?.imports ?? [])].map((file) => `/${file}`));
        const named = first
          .filter((href) => !told.has(href))
          .map((href) => ({
            tag: 'link',
            injectTo: 'head' as const,
            attrs: { rel: 'modulepreload', crossorigin: true, href },
          }));
        return named;
      },
    },
    async writeBundle(options, bundle) {
      version = createHash('sha256').update(Object.keys(bundle).sort().join('\n')).digest('hex').slice(0, 12);
      const page = readFileSync(`${options.dir}/index.html`, 'utf8');
      const styles = [...page.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map((found) => found[1]);
      // An entry that is only a list of others has gone into the page.
      const written = first.filter((file) => file.slice(1) in bundle);
      const shell = { version, first: ['/', ...styles, ...written] };
      const made = await build({
        configFile: false,
        logLevel: 'warn',
        define: { __SHELL__: JSON.stringify(shell) },
        build: { write: false, lib: { entry: source('sw.ts'), formats: ['iife'], name: 'sw' } },
      });
      const [output] = Array.isArray(made) ? made : [made];
      const chunk = output && 'output' in output ? output.output[0] : undefined;
      if (!chunk || !('code' in chunk)) throw new Error('the service worker was not built');
      writeFileSync(`${options.dir}/sw.js`, chunk.code);
    },
  };
}
