import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { embed } from './build/embed.ts';
import { firstStyles } from './build/first-styles.ts';
import { serviceWorker } from './build/service-worker.ts';

/** What decides what is asked for, before anything can be shown: it must not wait for the rest. */
const BOOT =
  /vite\/preload-helper|src\/(app\/(match|routes|shared|which-lab)|words\/(lang|catalogues|zone)|api\/early|rooms\/((?!manage\/)[\w/]+\/routes|board\/(path|period)))\.ts/;
const SHELL =
  /node_modules\/(?!@lucide)|src\/(app|api|words)\/(?!.*\.(ftl|css))|src\/design\/(Button|Entry|Failure|Field|Lengths|Screen|Segments|Sheet|Status|Tag)\./;
/** What only staff see of these rooms stands in their folders `staff`, what is seldom seen in `views`. */
const EVERYDAY = /src\/rooms\/(today|board|booking|my)\/(?!.*\.ftl|(staff|views)\/)/;
/** Other icons and components, in one file that comes with the first room that needs it; what those above need goes with them. */
const FURNITURE = /node_modules\/@lucide|src\/design\/(?!.*\.css)/;

export default defineConfig({
  plugins: [svelte(), firstStyles(), serviceWorker(), embed()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // On a slow line each file costs as much as its bytes: one for the shell, one for a student's everyday screens, one
    // for the styles of both, the rest by room.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'boot', priority: 3, test: BOOT },
            { name: 'shell', priority: 2, test: SHELL },
            { name: 'everyday', priority: 1, test: EVERYDAY },
            { name: 'furniture', test: FURNITURE },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/problems': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
