import type { Certification, Course, CourseDate, MyEnrolment, MyMachine } from './data';

type Text = MyMachine['name'];

/** What one can come to: a date with its places, as far as they are known. */
export interface Offer {
  id: string;
  title: Text;
  starts_at: string;
  ends_at?: string;
  free_places: number;
}

/** A training that one lacks, the machines that ask for it, and when it can be had. */
export interface Lacking {
  qualification: string;
  name: Text;
  /** The lowest level that will do; null: any. */
  level: string | null;
  machines: MyMachine[];
  offers: Offer[];
}

/** Machines that one may use, and those that one may not by what is missing: first what opens most of them. */
export function grouped(machines: readonly MyMachine[], dates: readonly CourseDate[], courses: readonly Course[]) {
  const may = machines.filter((one) => one.qualified && one.status !== 'retired');
  const lacking = new Map<string, Lacking>();
  for (const one of machines) {
    const { missing } = one;
    if (one.qualified || !missing || one.status === 'retired') continue;
    const level = missing.level ?? null;
    const key = JSON.stringify([missing.qualification, level]);
    const group = lacking.get(key) ?? {
      qualification: missing.qualification,
      name: missing.name,
      level,
      machines: [],
      offers: offersOf(missing, dates, courses),
    };
    group.machines.push(one);
    lacking.set(key, group);
  }
  return { may, lacking: [...lacking.values()].sort((a, b) => b.machines.length - a.machines.length) };
}

type Missing = Pick<NonNullable<MyMachine['missing']>, 'qualification' | 'level' | 'levels' | 'next_courses'>;

/**
 * The dates that give enough of a qualification, the next first: those that the lab's list has, and those told with the
 * machine. A course that names no level leaves it to who gives it.
 */
export function offersOf(
  { qualification, level: least, levels, next_courses: next }: Missing,
  dates: readonly CourseDate[],
  courses: readonly Course[],
): Offer[] {
  const enough = (level?: string | null) => !least || !level || levels.includes(level);
  const gives = (course: Course) =>
    course.qualifications.some((given) => given.qualification === qualification && enough(given.level));
  const giving = new Set(courses.filter(gives).map((one) => one.id));
  const listed: Offer[] = dates.filter((one) => giving.has(one.course));
  const known = new Set(listed.map((one) => one.id));
  const told = next
    .filter((one) => !known.has(one.course_session))
    .map(({ course_session: id, ...one }): Offer => ({ id, ...one }));
  return [...listed, ...told].sort((a, b) => a.starts_at.localeCompare(b.starts_at));
}

/** One's own places: those ahead or running, the next first; and those that are over, the last first. */
export function own(enrolments: readonly MyEnrolment[], now: number) {
  const standing = enrolments.filter((one) => one.status !== 'left');
  const ahead = standing
    .filter((one) => Date.parse(one.ends_at) > now)
    .sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const over = standing
    .filter((one) => Date.parse(one.ends_at) <= now && !one.cancelled_at && one.status === 'enrolled')
    .sort((a, b) => b.starts_at.localeCompare(a.starts_at));
  return { ahead, over };
}

/** How an enrolment stands, by one word. */
export type Standing = 'cancelled' | 'waiting' | 'enrolled' | 'passed' | 'failed' | 'attended' | 'absent' | 'open';

export function standing(one: MyEnrolment, now: number): Standing {
  if (one.cancelled_at) return 'cancelled';
  if (one.attended === false) return 'absent';
  if (one.passed === true) return 'passed';
  if (one.passed === false) return 'failed';
  if (one.attended === true) return 'attended';
  if (one.status === 'waiting') return 'waiting';
  return Date.parse(one.ends_at) > now ? 'enrolled' : 'open';
}

const SOON_MS = 30 * 86_400_000;

/** How a certification holds: a renewal is due in its last month. */
export function holding(one: Certification, now: number): 'revoked' | 'ended' | 'soon' | 'until' | 'ever' {
  if (one.revoked_at) return 'revoked';
  if (!one.expires_at) return one.valid ? 'ever' : 'ended';
  if (!one.valid && Date.parse(one.expires_at) <= now) return 'ended';
  return Date.parse(one.expires_at) - now < SOON_MS ? 'soon' : 'until';
}

/** The certification of each qualification that counts: one that holds before one that does not, the longest. */
export function latest(held: readonly Certification[]): Certification[] {
  const best = new Map<string, Certification>();
  const until = (one: Certification) => (one.expires_at ? Date.parse(one.expires_at) : Infinity);
  for (const one of held) {
    const other = best.get(one.qualification);
    if (
      !other ||
      Number(one.valid) - Number(other.valid) > 0 ||
      (one.valid === other.valid && until(one) > until(other))
    )
      best.set(one.qualification, one);
  }
  return [...best.values()].sort((a, b) => Number(b.valid) - Number(a.valid) || until(a) - until(b));
}
