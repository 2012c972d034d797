/** What a trail may tell, by what it is about: the service's actions by its types of subjects. */
export const ACTIONS = {
  reservation: [
    'reservation.approved',
    'reservation.cancelled',
    'reservation.changed',
    'reservation.checked_in',
    'reservation.completed',
    'reservation.created',
    'reservation.expired',
    'reservation.extended',
    'reservation.held_open',
    'reservation.missed',
    'reservation.rejected',
    'walk_in.completed',
    'walk_in.started',
    'blackout.cancelled',
    'blackout.created',
    'blackout.ended',
  ],
  usage_session: [
    'session.closed_forgotten',
    'session.corrected',
    'session.correction_proposed',
    'session.correction_rejected',
    'session.extended',
    'session.finished',
    'session.recorded',
    'session.started',
    'session.taken_over',
    'session.to_settle',
  ],
  machine: ['machine.changed', 'machine.created', 'machine.locked', 'machine.status_changed', 'machine.unlocked'],
  machine_class: ['machine_class.changed', 'machine_class.created'],
  membership: ['membership.changed', 'membership.declined', 'membership.slips_printed'],
  person: [
    'person.claimed',
    'person.closed',
    'person.email_change_asked',
    'person.email_changed',
    'person.email_confirmed',
    'person.erased',
    'person.erasure_asked',
    'person.erasure_withdrawn',
    'person.made_admin',
    'person.password_changed',
    'person.registered',
    'person.reset_code_issued',
    'person.reset_code_sent',
    'person.sessions_revoked',
    'person.sign_in_failed',
    'person.signed_in',
    'person.statistics_changed',
    'person.updated',
  ],
  certification: ['certification.granted', 'certification.revoked'],
  qualification: ['qualification.changed', 'qualification.created'],
  equipment_request: [
    'equipment_request.changed',
    'equipment_request.created',
    'equipment_request.endorsed',
    'equipment_request.evidence_frozen',
    'equipment_request.transitioned',
  ],
  demand_signal: ['demand.recorded'],
  closure: ['closure.changed', 'closure.created', 'closure.deleted'],
  lab: ['lab.changed', 'lab.created', 'opening_hours.changed', 'demo.begun', 'demo.filled'],
  device: ['device.created', 'device.revoked'],
  consent: ['consent.given', 'consent.withdrawn'],
  api_key: ['api_key.created', 'api_key.revoked'],
  installation: ['signing_key.rotated'],
} as const;
export type SubjectType = keyof typeof ACTIONS;

/** Those that happen outside any lab, and so stand in no lab's trail. */
const ELSEWHERE: SubjectType[] = ['consent', 'api_key', 'installation'];

/** What a lab's trail can be narrowed to. */
export const OF_A_LAB = (Object.keys(ACTIONS) as SubjectType[]).filter((one) => !ELSEWHERE.includes(one));

/** The end of a message's id for an action or a type. */
export const dashed = (code: string) => code.replaceAll(/[._]/g, '-');
