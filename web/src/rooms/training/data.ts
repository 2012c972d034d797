import { api, want, type Schemas } from '../../api/client';
import { all } from '../../api/pages';

export type MyMachine = Schemas['Page_MyMachine']['items'][number];
export type MyEnrolment = Schemas['Page_MyEnrolment']['items'][number];
export type CourseDate = Schemas['CourseSession'];
export type Course = Schemas['Course'];
export type Certification = Schemas['Certification'];
export type Qualification = Schemas['Qualification'];

/** All that a member's page of trainings shows. */
export interface MyTraining {
  machines: MyMachine[];
  enrolments: MyEnrolment[];
  held: Certification[];
  dates: CourseDate[];
  courses: Course[];
  qualifications: Qualification[];
}

export async function readMine(lab: string): Promise<MyTraining> {
  const path = { lab };
  const [machines, enrolments, held, dates, courses, qualifications] = await Promise.all([
    all((page) => want(api.GET('/api/v1/me/machines', { params: { query: { lab, ...page } } }))),
    all((page) => want(api.GET('/api/v1/me/enrolments', { params: { query: page } }))),
    readHeld(lab),
    all((query) => want(api.GET('/api/v1/labs/{lab}/course-sessions', { params: { path, query } }))),
    all((query) => want(api.GET('/api/v1/labs/{lab}/courses', { params: { path, query } }))),
    all((query) => want(api.GET('/api/v1/labs/{lab}/qualifications', { params: { path, query } }))),
  ]);
  return { machines, enrolments: enrolments.filter((one) => one.lab === lab), held, dates, courses, qualifications };
}

/** One's own certifications in a lab: asked without the lab, for its staff would be answered everybody's. */
async function readHeld(lab: string): Promise<Certification[]> {
  const mine = await all((page) => want(api.GET('/api/v1/certifications', { params: { query: page } })));
  return mine.filter((one) => one.lab === lab);
}

/** A date of a course with what there is to know before one enrols. */
export async function readDate(id: string): Promise<{ date: CourseDate; course: Course }> {
  const date = await want(api.GET('/api/v1/course-sessions/{id}', { params: { path: { id } } }));
  const course = await want(api.GET('/api/v1/courses/{id}', { params: { path: { id: date.course } } }));
  return { date, course };
}
