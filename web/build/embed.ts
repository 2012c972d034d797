import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

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

function entry(dist: string, file: string): string {
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
    },`;
}

/** Writes `client.rs`, the table of the built files that the binary takes in; left alone when nothing changed. */
export function embed(): Plugin {
  let dist = '';
  return {
    name: 'embed',
    apply: 'build',
    configResolved(config) {
      dist = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const entries = files(dist)
        .filter((file) => !/\.(br|gz)$/.test(file))
        .sort()
        .map((file) => entry(dist, file));
      const made = `// Made by the build of web/.\n&[\n${entries.join('\n')}\n]\n`;
      if (!existsSync(table) || readFileSync(table, 'utf8') !== made) writeFileSync(table, made);
    },
  };
}
