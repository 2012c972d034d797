import { api, want, type Schemas } from '../api/client';
import { here } from './router.svelte';

export type Person = NonNullable<Schemas['WebSession']['person']>;
/** A lab as the chooser needs it. */
export interface LabCard {
  id: string;
  slug: string;
  name: Schemas['LocalText'];
  time_zone: string;
  currency: string;
}

const KEPT_LAB = 'lab';

const state = $state({
  /** Nothing until the service has answered. */
  person: undefined as Person | null | undefined,
  labs: [] as LabCard[],
  kept: localStorage.getItem(KEPT_LAB),
});

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
  const session = await want(api.GET('/api/v1/auth/session'));
  state.person = session.person ?? null;
  const told = (session as { labs?: LabCard[] }).labs;
  state.labs = told ?? ((await want(api.GET('/api/v1/labs'))).items as LabCard[]);
}

/** Forgets the person at once: after signing out, or when the service says that the session ended. */
export function forgetPerson(): void {
  state.person = null;
}

/** Keeps the lab for the next visits. */
export function keepLab(slug: string): void {
  if (state.kept === slug) return;
  state.kept = slug;
  localStorage.setItem(KEPT_LAB, slug);
}

/** The lab of the address, else the one kept, before anything is known of the reader. */
export function likelyLab(): string | null {
  return here().searchParams.get('lab') ?? state.kept;
}

/** The lab that the screens are about: of the address, the kept one, the reader's membership, or the only one. */
export function lab(): LabCard | undefined {
  const known = (slug: string | null | undefined) => state.labs.find((one) => one.slug === slug || one.id === slug);
  return (
    known(here().searchParams.get('lab')) ??
    known(state.kept) ??
    known(state.person?.memberships[0]?.lab) ??
    (state.labs.length === 1 ? state.labs[0] : undefined)
  );
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
