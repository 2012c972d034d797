import { api, want, type Schemas } from '../../api/client';

/** What trainings a lab has, by their id. */
export async function trainings(lab: string): Promise<Map<string, Schemas['Qualification']>> {
  const params = { path: { lab }, query: { limit: 200 } };
  const page = await want(api.GET('/api/v1/labs/{lab}/qualifications', { params }));
  return new Map(page.items.map((one) => [one.id, one]));
}

/** The ids of the trainings that a person holds now in a lab. */
export async function held(lab: string, person: string): Promise<Set<string>> {
  const query = { lab, member: person, limit: 200 };
  const page = await want(api.GET('/api/v1/certifications', { params: { query } }));
  return new Set(page.items.filter((one) => one.valid).map((one) => one.qualification));
}
