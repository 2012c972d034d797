import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const SMALL_BYTES = 256;
const table = fileURLToPath(new URL('../client.rs', import.meta.url));

function files(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)],
  );
}

/** Compressed beside the file where that makes it smaller; Rust's `Option` of it. */
function compressed(file: string, body: Buffer, ending: string, compress: (body: Buffer) => Buffer): string {
  if (body.length < SMALL_BYTES || extname(file) === '.png') return 'None';
  const small = compress(body);
  if (small.length >= body.length) return 'None';
  writeFileSync(`${file}${ending}`, small);
  return `Some(include_bytes!(${path(`${file}${ending}`)}))`;
}

const path = (file: string) => JSON.stringify(relative(fileURLToPath(new URL('..', import.meta.url)), file));
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** The screens that people come to from outside, by the first part of their addresses. */
const OPENED = {
  '': 'today/Today',
  board: 'board/Board',
  find: 'find/Find',
  machines: 'machine/Machine',
  my: 'my/My',
};

type Chunk = Extract<Rolldown.OutputBundle[string], { type: 'chunk' }>;

/** The scripts of the screen of an address, by the first part of the address. */
function screens(bundle: Rolldown.OutputBundle): [string, string[]][] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const all = (from: Chunk | undefined, found = new Set<string>()): Set<string> => {
    if (!from || found.has(from.fileName)) return found;
    found.add(from.fileName);
    for (const name of from.imports)
      all(
        chunks.find((one) => one.fileName === name),
        found,
      );
    return found;
  };
  return Object.entries(OPENED).map(([first, screen]) => {
    const chunk = chunks.find((one) => one.moduleIds.some((id) => id.endsWith(`/src/rooms/${screen}.svelte`)));
    if (!chunk) throw new Error(`no screen ${screen}`);
    return [first, [...all(chunk)]];
  });
}

/**
 * What a page's answer asks for already, as a `Link` header (RFC 8288): the scripts of its screen that the page itself does
 * not name. On a slow line they come while the first script is read.
 */
function early(page: string, needed: [string, string[]][]): string {
  const link = (name: string) => `</${name}>; rel=modulepreload`;
  const pair = ([first, names]: [string, string[]]) =>
    [
      first,
      names
        .filter((name) => !page.includes(name))
        .map(link)
        .join(', '),
    ].map((one) => JSON.stringify(one));
  return needed.map((one) => `(${pair(one).join(', ')})`).join(', ');
}

function entry(dist: string, file: string, needed: [string, string[]][]): string {
  const body = readFileSync(file);
  const etag = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const address = `/${relative(dist, file)}`;
  return `    Asset {
        path: ${JSON.stringify(address)},
        content_type: ${JSON.stringify(TYPES[extname(file)] ?? 'application/octet-stream')},
        etag: "\\"${etag}\\"",
        immutable: ${address.startsWith('/assets/')},
        body: include_bytes!(${path(file)}),
        gzip: ${compressed(file, body, '.gz', (all) => gzipSync(all, { level: 9 }))},
        brotli: ${compressed(file, body, '.br', (all) => brotliCompressSync(all, quality))},
        early: &[${address === '/index.html' ? early(body.toString(), needed) : ''}],
    },`;
}

/** Writes `client.rs`, the table of the built files that the binary takes in; left alone when nothing changed. */
export function embed(): Plugin {
  let dist = '';
  let needed: [string, string[]][] = [];
  return {
    name: 'embed',
    apply: 'build',
    configResolved(config) {
      dist = join(config.root, config.build.outDir);
    },
    generateBundle(_, bundle) {
      needed = screens(bundle);
    },
    closeBundle() {
      const entries = files(dist)
        .filter((file) => !/\.(br|gz)$/.test(file))
        .sort()
        .map((file) => entry(dist, file, needed));
      const made = `// Made by the build of web/.\n&[\n${entries.join('\n')}\n]\n`;
      if (!existsSync(table) || readFileSync(table, 'utf8') !== made) writeFileSync(table, made);
    },
  };
}
