import { api, want, wantTagged, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { Problem } from '../../../api/problem';

/** With the version of the text that was signed; of what was put on file before texts had versions there is none. */
export type Consent = Schemas['GuardianConsent'] & { text_version?: string };
export type Purpose = Schemas['GuardianPurpose'];
export const PURPOSES = ['comes_alone', 'personal_data', 'photographs'] as const satisfies readonly Purpose[];

/** What the lab knows of somebody's age, and what their guardians allow. */
export interface Known {
  /** The day on which they come of age, with the version of that note; nothing where none is kept. */
  minor?: { adult_on: string; etag: string };
  consents: Consent[];
}

const of = (lab: string, person: string) => ({ path: { lab, person } });

/** Nothing is kept of most members, which the service says as a 404: so it is asked for only when somebody looks. */
async function minority(lab: string, person: string): Promise<Known['minor']> {
  try {
    const asked = api.GET('/api/v1/labs/{lab}/members/{person}/minority', { params: of(lab, person) });
    const { data, etag } = await wantTagged(asked);
    return { adult_on: data.adult_on, etag };
  } catch (cause) {
    if (cause instanceof Problem && cause.status === 404) return undefined;
    throw cause;
  }
}

export async function readMinor(lab: string, person: string): Promise<Known> {
  const [minor, consents] = await Promise.all([
    minority(lab, person),
    all((query) =>
      want(api.GET('/api/v1/labs/{lab}/members/{person}/guardian-consents', { params: { ...of(lab, person), query } })),
    ),
  ]);
  return { ...(minor && { minor }), consents };
}

export const setMinor = (lab: string, person: string, adult_on: string) =>
  want(api.PUT('/api/v1/labs/{lab}/members/{person}/minority', { params: of(lab, person), body: { adult_on } }));

export const unsetMinor = (lab: string, person: string, etag: string) =>
  want(
    api.DELETE('/api/v1/labs/{lab}/members/{person}/minority', {
      params: { ...of(lab, person), header: { 'If-Match': etag } },
    }),
  );

/** The consent of a purpose that stands; what was withdrawn stands no more. */
export const standing = (consents: readonly Consent[], purpose: Purpose): Consent | undefined =>
  consents.find((one) => one.purpose === purpose && !one.withdrawn_at);

/** The days between which somebody comes of age who is a minor today. */
export function ageBounds(today: string): { least: string; most: string } {
  const least = new Date(`${today}T12:00:00Z`);
  least.setUTCDate(least.getUTCDate() + 1);
  const most = new Date(`${today}T12:00:00Z`);
  most.setUTCFullYear(most.getUTCFullYear() + 18);
  return { least: least.toISOString().slice(0, 10), most: most.toISOString().slice(0, 10) };
}
