import type { Page } from '@playwright/test';
import { expect, open } from './support';

/**
 * Every screen of the desk, in an order in which each list comes before what it lists: where a path has a part to fill
 * in, it is what a link on an earlier screen leads to, or stands `below` that. `query` shows what a list leaves out at first.
 */
export const DESK: { route: string; query?: string; below?: string }[] = [
  { route: '/manage' },
  { route: '/manage/reservations' },
  { route: '/manage/reservations/:id' },
  { route: '/manage/sessions' },
  { route: '/manage/sessions/:id' },
  { route: '/manage/machines' },
  { route: '/manage/machines/new' },
  { route: '/manage/machines/import' },
  { route: '/manage/machines/classes' },
  { route: '/manage/machines/:id' },
  { route: '/manage/maintenance', query: 'state=all' },
  { route: '/manage/maintenance/incidents/:id' },
  { route: '/manage/maintenance/orders' },
  { route: '/manage/maintenance/orders/:id' },
  { route: '/manage/maintenance/plans' },
  { route: '/manage/maintenance/reliability' },
  { route: '/manage/stock' },
  { route: '/manage/stock/new' },
  { route: '/manage/stock/:id' },
  { route: '/manage/stock/:id/change' },
  { route: '/manage/stock/orders' },
  { route: '/manage/stock/orders/new' },
  { route: '/manage/stock/orders/:id' },
  { route: '/manage/stock/takes' },
  { route: '/manage/stock/takes/:id' },
  { route: '/manage/stock/suppliers' },
  { route: '/manage/stock/costs', query: 'by=course&period=last-12-months' },
  { route: '/manage/stock/import' },
  { route: '/manage/assets' },
  { route: '/manage/assets/:id' },
  { route: '/manage/assets/checks' },
  { route: '/manage/assets/checks/:id' },
  { route: '/manage/people' },
  { route: '/manage/people/:id' },
  { route: '/manage/people/:id/consent', below: '/manage/people/:id' },
  { route: '/manage/people/import' },
  { route: '/manage/people/qualifications' },
  { route: '/manage/training' },
  { route: '/manage/training/dates/:id' },
  { route: '/manage/training/courses' },
  { route: '/manage/training/duties' },
  { route: '/manage/groups' },
  { route: '/manage/groups/:id' },
  { route: '/manage/groups/bookings/:id' },
  { route: '/manage/groups/attendance' },
  { route: '/manage/requests' },
  { route: '/manage/requests/:id' },
  { route: '/manage/statistics', query: 'period=last-quarter' },
  { route: '/manage/audit' },
  { route: '/manage/settings' },
  { route: '/manage/settings/lab' },
  { route: '/manage/settings/hours' },
  { route: '/manage/settings/closures' },
  { route: '/manage/settings/policies' },
  { route: '/manage/settings/import' },
  { route: '/manage/devices' },
];

const fits = (route: string) => new RegExp(`^${route.replace(/:id/g, '[0-9a-f]{8}-[0-9a-f-]+')}$`);

/** A step within the client, as a link makes it: nothing is loaded anew. */
async function step(page: Page, to: string): Promise<void> {
  await page.evaluate((path) => {
    delete document.body.dataset.ready;
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, to);
  await page.locator('body[data-ready="true"]').waitFor();
}

/** Goes through the desk as who is signed in, and looks at each screen. */
export async function walkDesk(page: Page, lang: string, look: (route: string) => Promise<void>): Promise<void> {
  const first = DESK[0]?.route ?? '';
  await open(page, `${first}?lang=${lang}`);
  const seen = new Set<string>();
  for (const { route, query, below } of DESK) {
    const linked = [...seen].find((one) => fits(below ?? route).test(one));
    const path = below ? linked && linked + route.slice(below.length) : route.includes(':') ? linked : route;
    expect(path, `an earlier screen leads to ${route}`).toBeDefined();
    if (route !== first) await step(page, query ? `${path}?${query}` : (path ?? ''));
    // What is folded away asks once it is opened.
    await expect(page.locator('main [aria-busy="true"]:visible'), route).toHaveCount(0);
    await look(route);
    const links = await page
      .locator('main a[href^="/manage/"]')
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    links.forEach((link) => seen.add(link));
  }
}
