import type { Schemas } from '../../../api/client';

type Plan = Schemas['MaintenancePlan'];
export const MEASURES = ['days', 'run_hours', 'sessions'] as const;
export type Measure = (typeof MEASURES)[number];

/** How far a plan has come by one of its measures. */
export interface Come {
  by: Measure;
  done: number;
  every: number;
}

const DAY_MS = 86_400_000;
const HOUR_SECONDS = 3600;

/** How far it has come since it was done last, by each measure that it has; what is nearest to being due first. */
export function come(plan: Plan, now: number): Come[] {
  const done: Record<Measure, number> = {
    days: Math.max(0, Math.floor((now - Date.parse(plan.last_done_at)) / DAY_MS)),
    run_hours: Math.floor(plan.used_seconds / HOUR_SECONDS),
    sessions: plan.sessions,
  };
  const every: Record<Measure, number | null | undefined> = {
    days: plan.every_days,
    run_hours: plan.every_run_hours,
    sessions: plan.every_sessions,
  };
  return MEASURES.flatMap((by) => {
    const wanted = every[by];
    return wanted ? [{ by, done: done[by], every: wanted }] : [];
  }).sort((a, b) => b.done / b.every - a.done / a.every);
}

/** How a plan stands: it rests, its work is open or finds no time, it is due, or it is not due yet. */
export type Standing = 'paused' | 'no-gap' | 'ordered' | 'due' | 'later';

export function standing(plan: Plan, now: number): Standing {
  if (plan.waits_for_gap) return 'no-gap';
  if (plan.work_order) return 'ordered';
  if (plan.paused) return 'paused';
  return come(plan, now).some(({ done, every }) => done >= every) ? 'due' : 'later';
}

/** A plan as a form holds it; empty fields are not asked. */
export interface Form {
  machine: string;
  title: string;
  description: string;
  days: string;
  run_hours: string;
  sessions: string;
  minutes: string;
  lead: string;
}

const text = (value: number | null | undefined) => (value ? String(value) : '');

export const formOf = (plan: Plan | null, machine = ''): Form => ({
  machine: plan?.machine ?? machine,
  title: plan?.title ?? '',
  description: plan?.description ?? '',
  days: text(plan?.every_days),
  run_hours: text(plan?.every_run_hours),
  sessions: text(plan?.every_sessions),
  minutes: text(plan?.duration_minutes ?? 60),
  lead: text(plan?.lead_days ?? 14),
});

/** What is asked of a number's field: nothing where it is empty. */
const whole = (value: string | number | null) => {
  const told = String(value ?? '').trim();
  return told ? Number(told) : null;
};

/** What a form asks, complete; `null` is what it leaves out. */
export const asked = (form: Form) => ({
  title: form.title.trim(),
  description: form.description.trim() || null,
  every_days: whole(form.days),
  every_run_hours: whole(form.run_hours),
  every_sessions: whole(form.sessions),
  duration_minutes: whole(form.minutes) ?? 0,
  lead_days: whole(form.lead) ?? 14,
});

/** What is missing or cannot be, by field. */
export function faults(form: Form): Map<keyof Form, 'needed' | 'number' | 'never'> {
  const found = new Map<keyof Form, 'needed' | 'number' | 'never'>();
  const body = asked(form);
  if (!form.machine) found.set('machine', 'needed');
  if (!body.title) found.set('title', 'needed');
  const odd = (value: number | null, from: number, to: number) =>
    value !== null && !(Number.isInteger(value) && value >= from && value <= to);
  if (odd(body.every_days, 1, 3650)) found.set('days', 'number');
  if (odd(body.every_run_hours, 1, 100_000)) found.set('run_hours', 'number');
  if (odd(body.every_sessions, 1, 100_000)) found.set('sessions', 'number');
  if (odd(body.duration_minutes, 5, 1440)) found.set('minutes', 'number');
  if (odd(body.lead_days, 1, 92)) found.set('lead', 'number');
  if (!body.every_days && !body.every_run_hours && !body.every_sessions && !found.size) found.set('days', 'never');
  return found;
}
