import type { Schemas } from '../../api/client';
import { Problem, type Unreachable } from '../../api/problem';

export type Next = Schemas['NextCourse'];
export type Watch = 'staff_on_duty' | 'supervisor' | 'second_person';

/** What a refusal about training or supervision names that one can do something about. */
export interface Advice {
  /** Dates of the training that is missing; nothing where it is not training that is missing. */
  next?: Next[];
  /** Who must be there and is not. */
  missing: Watch[];
  /** Of who is not of age and comes alone: whether the machine is a hazard, else a guardian's consent is not on file. */
  minor?: 'hazard' | 'consent';
}

/** What one can do about a failure; nothing when it is about something else. */
export function adviceOf(failure: Problem | Unreachable | null): Advice | undefined {
  if (!(failure instanceof Problem)) return undefined;
  const all = [failure.told as Record<string, unknown>, ...failure.refusals];
  const next = all.find((one) => one['code'] === 'not_qualified')?.['next_courses'] as Next[] | undefined;
  const lacks = all.some((one) => one['code'] === 'not_qualified');
  const missing = (all.find((one) => one['code'] === 'unsupervised')?.['missing'] ?? []) as Watch[];
  const alone = all.find((one) => one['code'] === 'minor_alone');
  if (!lacks && missing.length === 0 && !alone) return undefined;
  return {
    ...(lacks ? { next: next ?? [] } : {}),
    missing,
    ...(alone ? { minor: alone['hazard'] ? ('hazard' as const) : ('consent' as const) } : {}),
  };
}

/** Whether somebody named as the second person would be what is missing: the machine asks for two, or a minor for a grown-up. */
export function asksSecond(failure: Problem | Unreachable | null): boolean {
  const advice = adviceOf(failure);
  return !!advice && (advice.missing.includes('second_person') || !!advice.minor);
}

/** What is wrong with the address of who is said to be there besides. */
export const unknownSecond = (failure: Problem | Unreachable | null): string | undefined =>
  failure instanceof Problem ? failure.of('/second_person_email') : undefined;

/** The list that the service wants to be gone through before a machine starts. */
export function checklistOf(failure: Problem | Unreachable | null): Schemas['LocalText'][] | undefined {
  if (!(failure instanceof Problem) || failure.code !== 'checklist_not_acknowledged') return undefined;
  return ((failure.told as Record<string, unknown>)['checklist'] ?? []) as Schemas['LocalText'][];
}
