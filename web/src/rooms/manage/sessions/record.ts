import type { Schemas } from '../../../api/client';
import { clock, dayOf, instantOf } from '../../../words/zone';

export type Recorded = Schemas['SessionRecord'];
export type Change = Schemas['SessionChange'];

/** What a correction may change, in the order in which it is told. */
export const FIELDS = ['started_at', 'ended_at', 'member', 'outcome', 'purpose'] as const;
export type FieldName = (typeof FIELDS)[number];

/** One field's change; null is what was not known. */
export interface Changed {
  field: FieldName;
  from: string | null;
  to: string;
}

/** What a correction changes of a record: what it asks and what stood otherwise. */
export function changes(before: Recorded, after: Change): Changed[] {
  const same = (field: FieldName, from: string | null, to: string) =>
    field.endsWith('_at') && from ? Date.parse(from) === Date.parse(to) : from === to;
  return FIELDS.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return to === null || same(field, from, to) ? [] : [{ field, from, to }];
  });
}

/** A record as a form holds it: days and times of the lab's clock, empty where there is none. */
export interface Form {
  startDay: string;
  startTime: string;
  endDay: string;
  endTime: string;
  member: string;
  outcome: NonNullable<Recorded['outcome']> | '';
  purpose: NonNullable<Recorded['purpose']> | '';
}

export function formOf(record: Recorded, zone: string): Form {
  const end = record.ended_at;
  return {
    startDay: dayOf(record.started_at, zone),
    startTime: clock(record.started_at, zone),
    endDay: end ? dayOf(end, zone) : '',
    endTime: end ? clock(end, zone) : '',
    member: record.member ?? '',
    outcome: record.outcome ?? '',
    purpose: record.purpose ?? '',
  };
}

/** What a form says otherwise than the record. Times that were not touched keep their seconds: they are not asked. */
export function asked(record: Recorded, form: Form, zone: string): Change {
  const was = formOf(record, zone);
  const moved = (day: 'startDay' | 'endDay', time: 'startTime' | 'endTime') =>
    form[day] && form[time] && (form[day] !== was[day] || form[time] !== was[time])
      ? instantOf(form[day], form[time], zone)
      : undefined;
  const [started_at, ended_at] = [moved('startDay', 'startTime'), moved('endDay', 'endTime')];
  return {
    ...(started_at ? { started_at } : {}),
    ...(ended_at ? { ended_at } : {}),
    ...(form.member && form.member !== was.member ? { member: form.member } : {}),
    ...(form.outcome && form.outcome !== was.outcome ? { outcome: form.outcome } : {}),
    ...(form.purpose && form.purpose !== was.purpose ? { purpose: form.purpose } : {}),
  };
}

/** The record of a session as it stands. */
export function recordOf(session: Schemas['UsageSession']): Recorded {
  const { started_at, ended_at, member, outcome, purpose } = session;
  return { started_at, ended_at, member, outcome, purpose };
}
