import type { Schemas } from '../../api/client';

export type Patch = Schemas['PolicyPatch'];

/** The rules that hold for booking one machine, every one of them known. */
export type Policy = Schemas['Policy'];

/** What holds where no level says anything. */
export const DEFAULTS: Policy = {
  min_minutes: 15,
  max_minutes: 480,
  granularity_minutes: 15,
  max_days_ahead: 30,
  min_notice_minutes: 0,
  buffer_minutes: 0,
  max_active_reservations: 5,
  max_minutes_per_week: null,
  cancel_notice_minutes: 0,
  check_in_window_minutes: 15,
  requires_approval: false,
  requires_qualification: null,
  requires_level: null,
  unattended_minutes_after_closing: 0,
  requires_staff_on_duty: false,
  requires_supervisor: null,
  requires_second_person: false,
  hazard: false,
};
/** Where null is a value: it takes away what a level above says. */
export const NULLABLE: ReadonlySet<keyof Policy> = new Set<keyof Policy>([
  'max_minutes_per_week',
  'check_in_window_minutes',
  'requires_qualification',
  'requires_supervisor',
]);

/** Machine over class over lab over the defaults, field by field. `levels` come the highest first: lab, class, machine. */
export function resolve(...levels: (Patch | null | undefined)[]): Policy {
  const resolved: Record<string, unknown> = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS) as (keyof Policy)[]) {
    for (const level of levels) {
      const said = level?.[name];
      if (said !== undefined && (said !== null || NULLABLE.has(name))) resolved[name] = said;
    }
  }
  // A level is of the qualification that it is stated with.
  const asking = levels.findLast((level) => level?.requires_qualification !== undefined);
  return { ...resolved, requires_level: asking?.requires_level ?? null } as unknown as Policy;
}
