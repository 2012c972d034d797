import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { embed } from './build/embed.ts';
import { firstStyles } from './build/first-styles.ts';
import { serviceWorker } from './build/service-worker.ts';

/** What decides what is asked for, before anything can be shown: it must not wait for the rest. */
const BOOT =
  /vite\/preload-helper|src\/(app\/(match|routes|shared|which-lab)|words\/(lang|catalogues|zone)|api\/early|rooms\/((?!manage\/)[\w/]+\/routes|board\/(path|period)|machine\/days))\.ts/;
const SHELL =
  /node_modules\/(?!@lucide)|src\/(app|api|words)\/(?!.*\.(ftl|css))|src\/design\/(Button|Entry|Failure|Field|Lengths|Screen|Segments|Sheet|Status|Tag)\./;
/** What only staff see of these rooms stands in their folders `staff`, what is seldom seen in `views`. */
const EVERYDAY = /src\/rooms\/(today|board|booking|my)\/(?!.*\.ftl|(staff|views)\/)/;
/** What of them the pages of finding and of one machine need too. */
const BOOKING =
  /src\/rooms\/(booking\/|board\/(spans|data)\.|my\/(Session|CheckIn|check-in|used)\.|today\/closures\.)(?!.*\.ftl|(staff|views)\/)/;
/** Small parts that several of the other rooms share: in files of their own each would wait for its turn. */
const RULES =
  /src\/rooms\/(policy\/|machine\/(data|training)\.|find\/wanted\.|training\/(advice|second)\.|fault\/(data|sheet)\.|files\/(Files|data)\.)(?!.*\.ftl)/;
const MACHINE = /src\/rooms\/machine\/(?!.*\.ftl)/;
/** What a machine's page says besides, in one file a language. */
const THINGS = /src\/rooms\/(machine|policy)\/words\/(\w+)\.ftl/;
/** What a student's everyday screens say, in one file a language. */
const WORDS = /src\/(app|rooms\/(today|board|booking|my))\/words\/(\w+)\.ftl/;
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
            { name: 'booking', priority: 2, test: BOOKING },
            { name: 'everyday', priority: 1, test: EVERYDAY },
            { name: 'rules', priority: 1, test: RULES },
            { name: 'machine', test: MACHINE },
            { name: (id: string) => `things-${THINGS.exec(id)?.[2]}`, priority: 2, test: THINGS },
            { name: (id: string) => `words-${WORDS.exec(id)?.[3]}`, priority: 2, test: WORDS },
            { name: 'furniture', test: FURNITURE },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/problems': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
