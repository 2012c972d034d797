import type { Page } from '@playwright/test';
import { comingDay } from './support';

/** One look at a screen: whose, in which language, and where. */
export interface Look {
  /** Its path as `routes.ts` has it; none for what is no route. */
  route?: string;
  as: 'student' | 'koica' | 'admin' | null;
  lang: 'ky' | 'ru' | 'en' | 'ko';
  /** Where it is, when not at `route`. */
  path?: string | ((page: Page) => Promise<string>);
  /** Opens what opens there: a sheet, a refusal, a list of definitions. */
  opens?: ((page: Page) => Promise<void>)[];
  /** Whether what opens is looked at on the desktop too, in the dark: no story does. */
  both?: boolean;
  /** What the service is made to answer, for what a demo lab does not have at every hour. */
  made?: (page: Page) => Promise<void>;
}

const LAB = 'fablab-bishkek';
const ask = async (page: Page, path: string) => (await page.request.get(`/api/v1${path}`)).json();
const machineWith = (process: string) => async (page: Page) =>
  `/machines/${(await ask(page, `/labs/${LAB}/machines?process=${process}`)).items[0].id}`;
const machineThat = (status: string) => async (page: Page) =>
  `/machines/${(await ask(page, `/labs/${LAB}/machines?status=${status}`)).items[0].id}`;
/** From the page itself: with the session's cookie, changes are taken from nowhere else. */
const send = (page: Page, path: string, data: object) =>
  page.evaluate(
    async ([to, body]) => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
      const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body });
      return answer.json();
    },
    [path, JSON.stringify(data)] as const,
  );

/** A coming time of the student's: one that they have, or one on a machine that asks for no training. */
async function booking(page: Page): Promise<string> {
  const from = new Date(Date.now() + 86_400_000).toISOString();
  const mine = await ask(page, `/me/reservations?lab=${LAB}&from=${from}&limit=50`);
  const coming = mine.items.find(
    (one: { status: string; starts_at: string }) => one.status === 'confirmed' && one.starts_at > from,
  );
  if (coming) return `/my/${coming.id}`;
  const free = await ask(page, `/labs/${LAB}/free-machines?process=scanning&duration_minutes=60&from=${from}`);
  const [{ machine, gaps }] = free.items;
  const { id } = await send(page, '/reservations', { machine, ...gaps.at(-1) });
  return `/my/${id}`;
}

async function draft(page: Page): Promise<string> {
  const why = { en: 'To fire what we print of clay.' };
  const wish = { title: { en: 'A kiln' }, process: 'furnace', justification: why, draft: true };
  const { id } = await send(page, `/labs/${LAB}/equipment-requests`, wish);
  return `/requests/${id}`;
}

/** A team that the student leads, with something booked for it, whatever the demo lab has of them. */
async function team(page: Page): Promise<string> {
  const { id } = await ask(page, '/me');
  const stamp = {
    lab: LAB,
    lab_id: id,
    created_at: '2026-09-01T04:00:00Z',
    updated_at: '2026-09-01T04:00:00Z',
    version: 1,
  };
  const group = {
    ...stamp,
    id: '019a0000-0000-7000-8000-000000000002',
    kind: 'team',
    name: 'Robotics',
    lead: id,
    members: [],
    counts_personally: false,
    max_minutes_per_week: 600,
    archived: false,
  };
  const { items } = await ask(page, `/labs/${LAB}/machines?process=scanning`);
  const starts_at = `${comingDay(3)}T04:00:00Z`;
  const booking = {
    ...stamp,
    id: '019a0000-0000-7000-8000-000000000003',
    group: group.id,
    group_kind: 'team',
    group_name: 'Robotics',
    group_lead: id,
    member: id,
    starts_at,
    ends_at: `${comingDay(3)}T05:00:00Z`,
    machines: [
      {
        reservation: '019a0000-0000-7000-8000-000000000004',
        machine: items[0].id,
        machine_name: items[0].name,
        status: 'confirmed',
      },
    ],
  };
  const told = (path: string, json: object) => page.route(path, (route) => route.fulfill({ json }));
  await told(`**/labs/${LAB}/groups?*`, { items: [group], next: null });
  await told(`**/api/v1/groups/${group.id}`, group);
  await told(`**/labs/${LAB}/group-bookings?*`, { items: [booking], next: null });
  await told(`**/api/v1/group-bookings/${booking.id}`, booking);
  return `/groups/bookings/${booking.id}`;
}

/** A lab that never closes, with free time and bookings of a quarter of an hour in turn: what is narrowest on a board. */
async function aroundTheClock(page: Page): Promise<void> {
  const { items } = await ask(page, `/me/reservations?lab=${LAB}&limit=1`);
  await page.route('**/me/reservations?*', (route) => route.fulfill({ json: { items, next: null } }));
  await page.route('**/labs/*/board?*', async (route) => {
    const answer = await route.fetch();
    const board = await answer.json();
    const asked = new URL(route.request().url()).searchParams;
    const at = (quarters: number) => new Date(Date.parse(asked.get('from') ?? '') + quarters * 900_000).toISOString();
    const kinds = ['reservation', 'maintenance', 'buffer', 'walk_in'];
    const busy = Array.from({ length: 48 }, (_, one) => ({
      starts_at: at(2 * one),
      ends_at: at(2 * one + 1),
      kind: kinds[one % kinds.length],
      ...(one % 8 === 0 && { reservation: items[0]?.id }),
    }));
    const open = [{ starts_at: asked.get('from'), ends_at: asked.get('until') }];
    const machines = board.machines.map((machine: object) => ({ ...machine, status: 'in_service', open, busy }));
    await route.fulfill({ json: { ...board, machines: machines.slice(0, 3) } });
  });
}

/** The session that a student has open while they work. */
async function atWork(page: Page): Promise<void> {
  const { items } = await ask(page, '/me/usage?limit=1');
  const open = { ...items[0], ended_at: null, outcome: null, expected_ends_at: new Date(Date.now() + 3_600_000) };
  await page.route('**/me/usage?open=true*', (route) => route.fulfill({ json: { items: [open], next: null } }));
}

async function signedInWith(page: Page, more: object): Promise<void> {
  const session = await ask(page, '/auth/session');
  await page.route('**/auth/session', (route) => route.fulfill({ json: { ...session, ...more } }));
}

const other = { id: '019a0000-0000-7000-8000-000000000001', slug: 'other', name: { en: 'FabLab Osh' } };
const twoLabs = async (page: Page) => {
  const { labs } = await ask(page, '/auth/session');
  await signedInWith(page, { labs: [labs[0], { ...labs[0], ...other }] });
};
const noLabs = (page: Page) => signedInWith(page, { labs: [] });

const press =
  (selector: string, nth = 0) =>
  (page: Page) =>
    page.locator(selector).nth(nth).click();
/** What a term means opens under all of them. */
const lastTerm = async (page: Page) => page.locator('main [aria-expanded="false"]').last().click();
const everySummary = async (page: Page) => {
  for (const summary of await page.locator('main summary:visible').all()) await summary.click();
};
/** The service no longer knows who asks: the sign-in opens over the screen. */
const sessionEnds = async (page: Page) => {
  await page.route('**/api/v1/me', (route) => route.fulfill({ status: 401, json: { code: 'unauthenticated' } }));
  await page.locator('main form button[type="submit"]').first().click();
};

/** Every screen outside `/manage`, each at least once, with the sheets that open there. */
export const LOOKS: Look[] = [
  { route: '/', as: null, lang: 'ko', both: true, opens: [press('header button[aria-haspopup]')] },
  { route: '/start', as: null, lang: 'ru' },
  { route: '/register', as: null, lang: 'ky' },
  { route: '/claim', as: null, lang: 'ko' },
  { route: '/reset', as: null, lang: 'ru' },
  { route: '/confirm', as: null, lang: 'ky' },
  { route: '/setup', as: null, lang: 'en' },
  { route: '/sign-in', as: null, lang: 'ky', path: '/sign-in?left=idle' },
  { route: '/requests', as: null, lang: 'ru' },
  { route: '/find', as: null, lang: 'ky' },
  { route: '/find', as: null, lang: 'ko', path: '/find?process=PBF&material_class=metal' },
  { route: '/machines/:id', as: null, lang: 'ru', path: machineWith('laser_cutting') },
  { as: null, lang: 'en', path: '/no-such-page' },

  { route: '/', as: 'student', lang: 'ky', made: atWork, opens: [press('main .now button')] },
  {
    route: '/',
    as: 'student',
    lang: 'en',
    path: '/?lab=',
    made: twoLabs,
    both: true,
    opens: [press('header button[title]')],
  },
  { route: '/board', as: 'student', lang: 'ru', path: `/board?view=week&day=${comingDay(3)}` },
  { route: '/board', as: 'student', lang: 'ko', path: `/board?view=week-list&day=${comingDay(0)}` },
  {
    route: '/board',
    as: 'student',
    lang: 'ky',
    path: `/board?day=${comingDay(1)}`,
    made: aroundTheClock,
    opens: [press('button.busy')],
  },
  { route: '/find', as: 'student', lang: 'ru', path: '/find?process=laser_cutting&trained=yes' },
  { route: '/machines/:id', as: 'student', lang: 'ky', path: machineThat('out_of_service') },
  { route: '/my', as: 'student', lang: 'ko', opens: [press('main li button')] },
  {
    route: '/my/:id',
    as: 'student',
    lang: 'ru',
    path: booking,
    // The last one of the two gives the time back.
    opens: [press('section.card button'), press('section.card button', 1)],
  },
  { route: '/requests', as: 'student', lang: 'ko' },
  { route: '/requests/new', as: 'student', lang: 'ky', path: '/requests/new?process=PBF&material_class=metal' },
  { route: '/requests/:id', as: 'student', lang: 'ru', path: draft, opens: [press('section.card li button', 1)] },
  { route: '/requests/:id/edit', as: 'student', lang: 'ky', path: async (page) => `${await draft(page)}/edit` },
  {
    route: '/profile',
    as: 'student',
    lang: 'ru',
    opens: [press('main li.card button'), press('main li.card button', 1), sessionEnds],
  },

  {
    route: '/groups',
    as: 'student',
    lang: 'ko',
    made: async (page) => void (await team(page)),
    opens: [press('main section.card button')],
  },
  { route: '/groups/bookings/:id', as: 'student', lang: 'ru', path: team, opens: [press('main section.card button')] },

  { route: '/inbox', as: 'student', lang: 'ko' },
  { route: '/profile/notifications', as: 'student', lang: 'ky' },
  {
    route: '/training',
    as: 'student',
    lang: 'ky',
    opens: [press('main .dates button')],
  },

  { route: '/funding', as: 'koica', lang: 'ky', path: '/funding?by=process', opens: [everySummary, lastTerm] },
  { route: '/funding', as: 'koica', lang: 'ru', path: '/funding?by=class' },

  { route: '/setup', as: 'admin', lang: 'ru', made: noLabs },
];
