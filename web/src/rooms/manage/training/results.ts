import type { CourseDate, Enrolled } from './data';

/** What came of somebody's course, as one tap says it. */
export const RESULTS = ['passed', 'failed', 'present', 'absent'] as const;
export type Result = (typeof RESULTS)[number];

/** The result that is written down; nothing before one is. */
export function resultOf(one: Pick<Enrolled, 'attended' | 'passed'>): Result | undefined {
  if (one.attended === false) return 'absent';
  if (one.passed === true) return 'passed';
  if (one.passed === false) return 'failed';
  return one.attended === true ? 'present' : undefined;
}

/** A result as the service takes it; a level and a note that stand already stay. */
export function bodyOf(one: Pick<Enrolled, 'member' | 'level' | 'note'>, result: Result) {
  return {
    member: one.member,
    attended: result !== 'absent',
    ...(result === 'passed' || result === 'failed' ? { passed: result === 'passed' } : {}),
    ...(one.level ? { level: one.level } : {}),
    ...(one.note ? { note: one.note } : {}),
  };
}

export type Stage = 'cancelled' | 'ahead' | 'running' | 'over';

/** Where a date stands. */
export function stageOf(date: Pick<CourseDate, 'starts_at' | 'ends_at' | 'cancelled_at'>, now: number): Stage {
  if (date.cancelled_at) return 'cancelled';
  if (now < Date.parse(date.starts_at)) return 'ahead';
  return now < Date.parse(date.ends_at) ? 'running' : 'over';
}

/** Who has a place, and who waits in which turn. */
export function parted(enrolled: readonly Enrolled[]) {
  return {
    coming: enrolled.filter((one) => one.status === 'enrolled'),
    waiting: enrolled
      .filter((one) => one.status === 'waiting')
      .sort((a, b) => (a.waiting_position ?? 0) - (b.waiting_position ?? 0)),
  };
}
