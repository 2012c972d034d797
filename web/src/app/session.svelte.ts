import { api, want } from '../api/client';
import { lang, speak } from '../words/index.svelte';
import { asLang, chosenLang, keepProfileLang } from '../words/lang';
import { forgetSomebody, keptForSomebody } from './offline';
import { here, setQuery } from './router.svelte';
import {
  anybodysLab,
  forgetAnybodys,
  keepAnybodys,
  keepLabName,
  keptLab,
  labOf,
  type LabCard,
  type Person,
} from './which-lab';

export type { LabCard, Person };

const state = $state({
  /** Nothing until the service has answered. */
  person: undefined as Person | null | undefined,
  labs: [] as LabCard[],
  kept: keptLab(),
  leaving: false,
});

/** How often the person was forgotten. */
let forgotten = 0;
/** What a stranger was told of: those that anybody may see. */
let anybodys: LabCard[] = [];

/** Who is signed in: null for nobody, nothing while that is not known yet. */
export function person(): Person | null | undefined {
  return state.person;
}

/** The labs that the reader may see. */
export function labs(): LabCard[] {
  return state.labs;
}

/** Asks who is signed in and which labs there are. */
export async function refreshSession(): Promise<void> {
  const turn = forgotten;
  const session = await want(api.GET('/api/v1/auth/session'));
  if (session.person) keptForSomebody();
  else await forgetSomebody();
  // Who signed out meanwhile stays signed out.
  state.person = turn === forgotten ? (session.person ?? null) : null;
  state.labs = session.labs;
  speakOwn();
  if (session.person) return;
  anybodys = session.labs;
  const last = anybodysLab();
  if (last && !anybodys.some(({ slug }) => slug === last.slug)) forgetAnybodys();
}

/** Who has chosen no language reads that of their profile. */
function speakOwn(): void {
  const own = asLang(state.person?.locale);
  keepProfileLang(own);
  // Where its words do not come, those that are there are read on.
  if (own && own !== lang() && !chosenLang()) speak(own).catch(() => undefined);
}

/** Whether the reader signs out and the service has not answered yet: nothing of theirs is shown any more. */
export function isLeaving(): boolean {
  return state.leaving;
}

export function leave(): void {
  state.leaving = true;
}

/** Forgets the person at once: after signing out, or when the service says that the session ended. */
export function forgetPerson(): void {
  forgotten += 1;
  state.person = null;
  state.leaving = false;
  keepProfileLang(undefined);
}

/** Keeps the lab for the next visits. */
export function keepLab(slug: string): void {
  const card = anybodys.find((one) => one.slug === slug);
  if (card) keepAnybodys(card);
  if (state.kept === slug) return;
  state.kept = slug;
  keepLabName(slug);
}

/** The lab that the screens are about: of the address, the kept one, the reader's membership, or the only one. */
export function lab(): LabCard | undefined {
  return labOf(state.labs, [here().searchParams.get('lab'), state.kept, state.person?.memberships[0]?.lab]);
}

/** What is shown belongs to that lab: so do the screens to which it leads. */
export function toLab(slug: string): void {
  if (lab()?.slug === slug || !state.labs.some((one) => one.slug === slug)) return;
  keepLab(slug);
  if (here().searchParams.has('lab')) setQuery({ lab: slug });
}

/** The lab that a stranger's student number is of: they may not see it yet, but the address or the last visit names it. */
export function labMeant(): string | undefined {
  return here().searchParams.get('lab') || lab()?.slug || state.kept || undefined;
}

/** Who has just come in sees a lab of theirs, not the one that a stranger was shown; unless the address names one. */
export function toOwnLab(): void {
  const [who, shown] = [state.person, lab()?.slug];
  if (!who || who.admin || here().searchParams.has('lab')) return;
  const [first] = who.memberships;
  if (first && !who.memberships.some((one) => one.lab === shown)) keepLab(first.lab);
}

/** What the reader is in the lab shown. */
export function membership(): Person['memberships'][number] | undefined {
  const current = lab();
  return state.person?.memberships.find((one) => one.lab === current?.slug && one.status === 'active');
}

const STAFF = ['technician', 'manager'];

export function isStaff(): boolean {
  return !!state.person && (state.person.admin || STAFF.includes(membership()?.role ?? ''));
}

export function isManager(): boolean {
  return !!state.person && (state.person.admin || membership()?.role === 'manager');
}

/** Whether the reader may see the page for funders. */
export function isFunder(): boolean {
  return isManager() || !!state.person?.memberships.some((one) => one.role === 'funder');
}
