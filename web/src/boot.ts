import { askEarly, worker } from './api/early';
import { match, type Match } from './app/match';
import { deskRoutes, onDesk, ROUTES } from './app/routes';
import { leftAlone, owesSignOut } from './app/shared';
import { anybodysLab, keptLab, labOf, type LabCard, type Person } from './app/which-lab';
import { chooseLang, keptLang } from './words/lang';
import { warmWords } from './words/catalogues';

// On a slow line each step that waits for another costs half a second: everything the first screen needs is asked for
// at once, here, while the code that will use it is still on its way.
const query = new URLSearchParams(location.search);
const lang = chooseLang(query, keptLang(), navigator.languages);
document.documentElement.lang = lang;
const path = location.pathname;
const found = match(ROUTES, path);
// Who has left is signed out before anything of theirs is asked for. Six files come at a time: these wait for none of them.
const session = owesSignOut() || leftAlone() ? undefined : askEarly('/api/v1/auth/session', lang);
const asked = new Set<string>();
function ask(paths: string[] = []): void {
  for (const path of paths.filter((one) => !asked.has(one))) {
    asked.add(path);
    void askEarly(`/api/v1${path}`, lang);
  }
}
const early = (lab: Pick<LabCard, 'slug' | 'time_zone'> | undefined, person: boolean) =>
  lab && found?.route.early?.(lab, query, found.params, person);
// The lab is most often that of the last visit.
const last = anybodysLab();
const named = query.get('lab');
if (session) ask(found?.route.first?.(found.params));
if (session && (!named || named === last?.slug)) ask(early(last, false));
void session
  ?.then((answer) => answer.clone().json())
  .then((told: { person: Person | null; labs?: LabCard[] }) =>
    ask(early(labOf(told.labs ?? [], [named, keptLab(), told.person?.memberships[0]?.lab]), !!told.person)),
  )
  .catch(() => undefined);
const warm = (screen: Match | undefined) => {
  void screen?.route.load();
  warmWords(screen?.route.words ?? [], lang);
};
warmWords(['app'], lang);
warm(found);
if (onDesk(path))
  void deskRoutes().then(
    (desk) => warm(match(desk, path)),
    () => undefined,
  );
if ('serviceWorker' in navigator) navigator.serviceWorker.addEventListener('message', ({ data }) => worker.hear(data));
void import('./app/main').then(({ start }) => start(lang));
