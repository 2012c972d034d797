import { askEarly, worker } from './api/early';
import { match, type Match } from './app/match';
import { deskRoutes, onDesk, ROUTES } from './app/routes';
import { leftAlone, owesSignOut } from './app/shared';
import { keptLab, labOf, type LabCard, type Person } from './app/which-lab';
import { chooseLang, keptLang } from './words/lang';
import { warmWords } from './words/catalogues';

// On a slow line each step that waits for another costs half a second: everything the first screen needs is asked for
// at once, here, while the code that will use it is still on its way.
const query = new URLSearchParams(location.search);
const lang = chooseLang(query, keptLang(), navigator.languages);
document.documentElement.lang = lang;
const path = location.pathname;
const found = match(ROUTES, path);
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
// Who has left is signed out before anything of theirs is asked for.
const session = owesSignOut() || leftAlone() ? undefined : askEarly('/api/v1/auth/session', lang);
const early = found?.route.early;
if (early && session) {
  void session
    .then((answer) => answer.clone().json())
    .then((told: { person: Person | null; labs?: LabCard[] }) => {
      const lab = labOf(told.labs ?? [], [query.get('lab'), keptLab(), told.person?.memberships[0]?.lab]);
      if (lab) for (const path of early(lab, query, found.params)) void askEarly(`/api/v1${path}`, lang);
    })
    .catch(() => undefined);
}
void import('./app/main').then(({ start }) => start(lang));
