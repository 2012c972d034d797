import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { embed } from './build/embed.ts';
import { firstStyles } from './build/first-styles.ts';
import { icon } from './build/icon.ts';
import { serviceWorker } from './build/service-worker.ts';

/** What asks who is there: it waits for nothing. */
const BOOT = /vite\/preload-helper|rolldown\/runtime|src\/(boot|app\/shared|words\/lang|api\/early)(\.ts|\.js|$)/;
/** What decides what else is asked for, before anything can be shown: it must not wait for the rest. */
const AHEAD =
  /src\/(app\/(ahead|match|routes|which-lab)|words\/(catalogues|zone)|rooms\/((?!manage\/)[\w/]+\/routes|board\/(path|period)|groups\/period|(machine|today)\/days|find\/time))\.ts/;
const SHELL =
  /node_modules\/(?!@lucide)|src\/(app|api|words)\/(?!.*\.(ftl|css))|src\/design\/(Button|Entry|Failure|Field|Later|Lengths|More|Screen|Segments|Sheet|Status|Tag)\./;
/** What every page needs on which one can book. */
const TIMES =
  /src\/rooms\/(booking\/(Book\.|chosen|form\.)|board\/(spans|data)\.|today\/closures\.|policy\/policy\.|machine\/training\.|find\/wanted\.|my\/data\.)/;
/** What only staff see of these rooms stands in their folders `staff`, what is seldom seen in `views`. */
const EVERYDAY = /src\/rooms\/(today|board|my)\/(?!.*\.ftl|(staff|views)\/)/;
/** The form of a booking, which comes when the page stands. */
const BOOKING = /src\/rooms\/booking\/(?!.*\.ftl|staff\/|training\/)/;
/** Small parts that several of the other rooms share: in files of their own each would wait for its turn. */
const COMMON =
  /src\/rooms\/(my\/(Session|CheckIn|check-in|used)\.|booking\/(Fate|move|sending)\.|booking\/training\/|training\/(advice|second)\.|fault\/(data|sheet)\.|files\/(Files|data)\.)(?!.*\.ftl)/;
const MACHINE = /src\/rooms\/(machine|policy)\/(?!.*\.ftl)/;
/** One request for equipment and what it rests on, and what the others of its room share. */
const REQUEST = /src\/rooms\/requests\/(Content|Costs|Course|Evidence|Links|Means|One|Steps|Sums|Voices|Ways)\./;
const REQUESTS = /src\/rooms\/requests\/(asked|data|money|read|told|WhyNot)\.(ts|svelte)/;
/** What one does with a group, but for booking for it. */
const GROUPS =
  /src\/rooms\/(groups\/(?!BookForm|DryLook|MachineChoice|Refused|staff\/)(?!.*\.ftl)|manage\/(ReasonSheet|focus)\.|manage\/training\/results)/;
/** What a machine's page says besides, in one file a language. */
const THINGS = /src\/rooms\/(machine|policy)\/words\/(\w+)\.ftl/;
/** What a student's everyday screens say, in one file a language. */
const WORDS = /src\/(app|rooms\/(today|board|booking|my))\/words\/(\w+)\.ftl/;
/** Other icons and components, in one file that comes with the first room that needs it; what those above need goes with them. */
const FURNITURE = /node_modules\/@lucide|src\/design\/(?!.*\.css)/;

export default defineConfig({
  plugins: [svelte(), icon(), firstStyles(), serviceWorker(), embed()],
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
            { name: 'boot', priority: 6, test: BOOT },
            { name: 'ahead', priority: 5, test: AHEAD },
            { name: 'shell', priority: 5, test: (id: string) => SHELL.test(id) || TIMES.test(id) },
            { name: 'common', priority: 4, test: COMMON },
            { name: 'booking', priority: 3, test: BOOKING },
            { name: 'everyday', priority: 3, test: EVERYDAY },
            { name: 'machine', priority: 2, test: MACHINE },
            { name: 'requests', priority: 1, test: REQUESTS },
            { name: 'request', test: REQUEST },
            { name: 'groups', test: GROUPS },
            { name: (id: string) => `things-${THINGS.exec(id)?.[2]}`, priority: 4, test: THINGS },
            { name: (id: string) => `words-${WORDS.exec(id)?.[3]}`, priority: 4, test: WORDS },
            { name: 'furniture', priority: 2, test: FURNITURE },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/problems': 'http://127.0.0.1:8080' } },
  test: { include: ['src/**/*.test.ts', 'build/**/*.test.ts'], environment: 'node' },
} as Parameters<typeof defineConfig>[0]);
