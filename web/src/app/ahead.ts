import { askEarly } from '../api/early';
import { warmWords } from '../words/catalogues';
import type { Lang } from '../words/lang';
import { match, type Match } from './match';
import { deskRoutes, onDesk, ROUTES } from './routes';
import { anybodysLab, keptLab, labOf, type LabCard, type Person } from './which-lab';

const read = (answer: Response) => answer.clone().json();
/** Who asks again in earnest tells what went wrong. */
const quiet = () => undefined;

/** Starts fetching all that the screen of the address needs; its answers once it is known who is there, from `session`. */
export function fetchAhead(session: Promise<Response> | undefined, lang: Lang): void {
  const query = new URLSearchParams(location.search);
  const path = location.pathname;
  const found = match(ROUTES, path);
  const asked = new Set<string>();
  function ask(paths: string[] = []): void {
    for (const path of paths.filter((one) => !asked.has(one))) {
      asked.add(path);
      const answer = askEarly(`/api/v1${path}`, lang);
      const onward = found?.route.onward;
      if (onward) void answer?.then(read).then((told) => ask(onward(told)), quiet);
    }
  }
  const early = (lab: Pick<LabCard, 'slug' | 'time_zone'> | undefined, person?: string) =>
    lab && found?.route.early?.(lab, query, found.params, person);
  // The lab is most often that of the last visit.
  const last = anybodysLab();
  const named = query.get('lab');
  if (session) ask(found?.route.first?.(found.params));
  if (session && (!named || named === last?.slug)) ask(early(last));
  void session
    ?.then(read)
    .then((told: { person?: Person | null; labs?: LabCard[] }) =>
      ask(early(labOf(told.labs ?? [], [named, keptLab(), told.person?.memberships[0]?.lab]), told.person?.id)),
    )
    .catch(quiet);
  const warm = (screen: Match | undefined) => {
    const aside = screen?.route.aside?.(query);
    void screen?.route.load();
    void aside?.load().catch(quiet);
    warmWords([...(screen?.route.words ?? []), ...(aside?.words ?? [])], lang);
  };
  warmWords(['app'], lang);
  warm(found);
  if (onDesk(path)) void deskRoutes().then((desk) => warm(match(desk, path)), quiet);
}
