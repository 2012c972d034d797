import { api, want, wantTagged, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';

export type Course = Schemas['Course'];
export type CourseDate = Schemas['CourseSession'];
export type Enrolled = Schemas['Page_EnrolledMember']['items'][number];
export type Duty = Schemas['Duty'];
export type Qualification = Schemas['Qualification'];
export type Machine = Schemas['Machine'];

const of = <Q>(lab: string, query: Q) => ({ params: { path: { lab }, query } });

export const courses = (lab: string, archived = false): Promise<Course[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/courses', of(lab, { ...page, archived }))));

export const qualifications = (lab: string): Promise<Qualification[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/qualifications', of(lab, page))));

export const machines = (lab: string): Promise<Machine[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/machines', of(lab, page))));

/** Dates that end after `from`, by their start, those that were called off too. */
export const datesFrom = (lab: string, from: string): Promise<CourseDate[]> =>
  all((page) => want(api.GET('/api/v1/labs/{lab}/course-sessions', of(lab, { ...page, from, cancelled: true }))));

/** One date with all that its screen shows. */
export async function readDate(id: string) {
  const { data: date, etag } = await wantTagged(api.GET('/api/v1/course-sessions/{id}', { params: { path: { id } } }));
  const [course, enrolled, kept] = await Promise.all([
    want(api.GET('/api/v1/courses/{id}', { params: { path: { id: date.course } } })),
    all((query) => want(api.GET('/api/v1/course-sessions/{id}/enrolments', { params: { path: { id }, query } }))),
    machines(date.lab),
  ]);
  return { date, etag, course, enrolled, machines: kept };
}

/** Duties that touch the time from `from` to `until`. */
export async function dutiesOf(lab: string, from: string, until: string): Promise<Duty[]> {
  const found = await all(
    (page) => want(api.GET('/api/v1/labs/{lab}/duties', of(lab, { ...page, from }))),
    (sofar) => (sofar.at(-1)?.starts_at ?? '') >= until,
  );
  return found.filter((one) => Date.parse(one.starts_at) < Date.parse(until));
}
