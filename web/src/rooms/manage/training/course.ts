import { bodyOf, textsOf, type Texts } from '../lab-text';
import type { Course, Qualification } from './data';

/** A course as its form holds it. */
export interface CourseDraft {
  title: Texts;
  description: Texts;
  minutes: string;
  capacity: string;
  /** What passing gives, each with its level, empty where there is none. */
  gives: Record<string, string>;
  asks: string[];
}

export const draftOf = (course: Course | undefined): CourseDraft => ({
  title: textsOf(course?.title),
  description: textsOf(course?.description),
  minutes: String(course?.duration_minutes ?? (course ? '' : 120)),
  capacity: String(course?.capacity ?? 10),
  gives: Object.fromEntries((course?.qualifications ?? []).map((one) => [one.qualification, one.level ?? ''])),
  asks: [...(course?.prerequisites ?? [])],
});

const whole = (text: string, least: number, most: number): boolean => {
  const number = Number(text.trim());
  return Number.isInteger(number) && number >= least && number <= most;
};

/** What is sent of a draft, or what of it is wrong. A level that a qualification does not have is left out. */
export function courseOf(draft: CourseDraft, qualifications: readonly Qualification[]) {
  const title = bodyOf(draft.title);
  const nameless = !title;
  const wrongMinutes = draft.minutes.trim() !== '' && !whole(draft.minutes, 5, 10_080);
  const wrongCapacity = !whole(draft.capacity, 1, 500) || draft.capacity.trim() === '';
  if (!title || wrongMinutes || wrongCapacity) return { nameless, wrongMinutes, wrongCapacity };
  const gives = Object.entries(draft.gives).map(([qualification, level]) => {
    const known = qualifications.find((one) => one.id === qualification)?.levels.includes(level);
    return { qualification, ...(level && known ? { level } : {}) };
  });
  const body = {
    title,
    description: bodyOf(draft.description) ?? null,
    duration_minutes: draft.minutes.trim() ? Number(draft.minutes) : null,
    capacity: Number(draft.capacity),
    qualifications: gives,
    prerequisites: draft.asks,
  };
  return { nameless, wrongMinutes, wrongCapacity, body };
}
