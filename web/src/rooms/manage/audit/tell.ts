import type { Schemas } from '../../../api/client';
import { knows, lang, t } from '../../../words/index.svelte';
import { LANG_NAMES, type Lang } from '../../../words/lang';
import { clock, dateFull, dayOf, lasting, money, number, span, weekdayShort } from '../../../words/when';
import { dashed } from './actions';
import { changes, isOpening, type Change, type Leaf } from './changes';
import { nameOf, type Names } from './names';

type Event = Schemas['AuditEvent'];
type State = Record<string, unknown>;

/** What is needed to tell an event in words. */
export interface Telling {
  names: Names;
  lab: string;
  zone: string;
}

const stateOf = (event: Event): State => (event.after ?? event.before ?? {}) as State;

export function who(event: Event, { names }: Telling): string {
  if (event.actor_kind === 'service') return t('audit-service');
  if (event.actor_kind === 'anonymous') return t('audit-anonymous');
  return (
    event.actor_name ??
    nameOf(names, event.actor) ??
    t(event.actor_kind === 'device' ? 'audit-device-gone' : 'audit-person-gone')
  );
}

/** What was done, in words; an action that is newer than this client by its own name. */
export function did(action: string): string {
  const id = `audit-did-${dashed(action)}`;
  return knows(id) ? t(id) : action;
}

/** A day and its hours in the lab, e.g. `2 Dec 2026, 12:30–17:30`. */
function when(starts_at: unknown, ends_at: unknown, zone: string): string {
  if (typeof starts_at !== 'string') return '';
  const time = typeof ends_at === 'string' ? span(starts_at, ends_at, zone) : clock(starts_at, zone);
  return `${dateFull(starts_at, zone)}, ${time}`;
}

/** Where what a file belongs to is shown. */
function fileHref({ subject_type, subject }: State): string | undefined {
  const rooms: Record<string, string> = {
    machine: 'machines',
    incident: 'maintenance/incidents',
    equipment_request: 'requests',
  };
  const room = typeof subject_type === 'string' ? rooms[subject_type] : undefined;
  return room && typeof subject === 'string' ? `/manage/${room}/${subject}` : undefined;
}

/** What an event is about, and where that is shown; what the event itself does not name is shown by a word for that. */
export function subject(event: Event, telling: Telling): { name: string; href?: string } {
  const about = named(event, telling);
  return about.href && !about.name ? { ...about, name: t('audit-see') } : about;
}

function named(event: Event, telling: Telling): { name: string; href?: string } {
  const { names, zone } = telling;
  const { type, id } = event.subject;
  const state = stateOf(event);
  const person = nameOf(names, state['member'] ?? (type === 'person' ? id : undefined));
  const machine = nameOf(names, state['machine']);
  const join = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(', ');
  switch (type) {
    case 'reservation':
      return {
        name: join(machine, when(state['starts_at'], state['ends_at'], zone)),
        href: state['kind'] === 'reservation' ? `/manage/reservations/${id}` : undefined,
      };
    case 'usage_session':
      return {
        name: join(machine, when(state['started_at'], state['ended_at'], zone)),
        href: `/manage/sessions/${id}`,
      };
    case 'closure':
      return { name: when(state['starts_at'], state['ends_at'], zone) };
    case 'machine':
      return { name: nameOf(names, id) ?? '', href: `/manage/machines/${id}` };
    case 'asset':
      return { name: nameOf(names, id) ?? '', href: `/manage/assets/${id}` };
    case 'inventory_check':
      return { name: machine ?? t('audit-about-inventory-check'), href: `/manage/assets/checks/${id}` };
    case 'file':
      return {
        name: nameOf(names, state['subject']) ?? t(`audit-subject-type-${dashed(String(state['subject_type']))}`),
        href: fileHref(state),
      };
    case 'equipment_request':
      return { name: nameOf(names, id) ?? '', href: `/manage/requests/${id}` };
    case 'incident':
    case 'maintenance_plan':
    case 'work_order':
      return {
        name: join(machine, when(state['starts_at'], state['ends_at'], zone)),
        href: machine && `/manage/machines/${state['machine']}`,
      };
    case 'certification':
      return { name: join(nameOf(names, state['qualification']), person) };
    case 'course_session':
      return {
        name: join(nameOf(names, state['course']), when(state['starts_at'], state['ends_at'], zone)),
        href: `/manage/training/dates/${id}`,
      };
    case 'duty':
      return { name: join(person, when(state['starts_at'], state['ends_at'], zone)) };
    case 'stock_lot':
    case 'stock_movement':
    case 'stock_take':
      return { name: nameOf(names, state['item']) ?? '' };
    case 'purchase_order':
      return { name: nameOf(names, state['supplier']) ?? '' };
    case 'group':
      return { name: nameOf(names, id) ?? '', href: `/manage/groups/${id}` };
    case 'group_booking': {
      const group = nameOf(names, state['group']);
      const name = group ? join(group, when(state['starts_at'], state['ends_at'], zone)) : t('audit-one-group-booking');
      return { name, href: `/manage/groups/bookings/${id}` };
    }
    case 'guardian_consent':
    case 'enrolment':
    case 'membership':
    case 'person':
      return { name: person ?? '' };
    case 'demand_signal':
      return { name: machine ?? '' };
    case 'lab':
      return { name: telling.lab };
    default:
      return { name: nameOf(names, id) ?? '' };
  }
}

/** For whom it was done, when that is another than who did it and the subject does not name them. */
export function forWhom(event: Event, { names }: Telling): string | undefined {
  const member = stateOf(event)['member'];
  if (!['reservation', 'usage_session'].includes(event.subject.type) || member === event.actor) return undefined;
  return nameOf(names, member);
}

/** What one looks for first; the rest stands as the service told it. */
const ORDER = ['status', 'machine', 'member', 'starts_at', 'started_at', 'ends_at', 'ended_at'];
/** What the action says already. */
const SAID = ['reservation', 'walk_in'];

/** The changed fields of an event in the order of a reader's interest. */
export function rows(event: Event): Change[] {
  const rank = ({ path }: Change) => {
    const at = ORDER.indexOf(path[0] ?? '');
    return at < 0 ? ORDER.length : at;
  };
  return changes(event.before, event.after)
    .filter((one) => !(one.path[0] === 'kind' && SAID.includes(String(one.after ?? one.before))))
    .sort((a, b) => rank(a) - rank(b));
}

/** The name of a field by its path, e.g. `Policy › Longest booking`. */
export function fieldName(path: string[]): string {
  const part = (name: string) => {
    const id = `audit-field-${dashed(name)}`;
    return knows(id) ? t(id) : name.replaceAll('_', ' ');
  };
  return path.map(part).join(' › ');
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const HASH = /^[0-9a-f]{64}$/;
const HASH_SHOWN = 12;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The messages that may say a code, by the field in which it stands and what it is about: the first that is known does. */
export function wordsOf(field: string, code: string, type: string): string[] {
  const end = dashed(code);
  const own = `audit-${dashed(field)}-${end}`;
  const ofStatus: Record<string, string> = {
    reservation: 'reservation',
    machine: 'status',
    equipment_request: 'requests-is',
    incident: 'audit-incident-is',
    work_order: 'audit-work-order-is',
    purchase_order: 'audit-purchase-order-is',
    stock_take: 'audit-stock-take-is',
    enrolment: 'audit-enrolment-is',
  };
  switch (field) {
    case 'status':
      return [ofStatus[type] ? `${ofStatus[type]}-${end}` : own, own];
    case 'role':
      return [`role-${end}`];
    case 'outcome':
      return [`outcome-${end}`, own];
    case 'purpose':
      return [`purpose-${end}`, own];
    case 'process':
      return [`process-${code}`];
    case 'material_class':
      return [`material-${code}`];
    case 'source':
      return [`statistics-source-${end}`];
    case 'kind':
      if (type === 'stock_movement') return [`audit-movement-${end}`];
      if (type === 'group') return [own];
      return [type === 'demand_signal' ? `statistics-kind-${end}` : `block-${end}`];
    case 'set_aside':
      return [`manage-rule-${end}`];
    default:
      return [own];
  }
}

/** What has no name of its own: that there was one is what is told. */
const NAMELESS = [
  'reservation',
  'course_session',
  'group_booking',
  'incident',
  'lot',
  'plan',
  'stock_take',
  'usage_session',
  'work_order',
];
/** What has a name that may not be at hand here. */
const NAMED_ELSEWHERE = ['course', 'item', 'subject', 'supplier'];
/** What people wrote themselves, and is shown as they did. */
const WRITTEN = ['code', 'donor_agreement', 'inventory_number', 'invoice', 'name', 'transfer_act'];
/** What the service keeps in thousandths: quantities of stock, and the measures of a filament. */
const THOUSANDTHS = ['balance', 'cost_per', 'counted', 'density', 'diameter', 'expected', 'reorder_level'];
const OF_STOCK = ['stock_item', 'stock_lot', 'stock_movement', 'stock_take'];
const FINEST = { maximumFractionDigits: 3 };

/** An amount in a currency's smallest unit, told in the currency of the state in which it stands. */
function cost(minor: number, { before, after }: Event): string {
  const state = ([after, before] as (State | null | undefined)[]).find((one) => one?.['cost_minor'] === minor);
  const currency = state?.['cost_currency'];
  return typeof currency === 'string' ? money(minor, currency) : number(minor);
}

/** A value as people read it: ids by their names, times by the lab's clock, codes in words. */
export function valueText(value: Leaf, path: string[], event: Event, telling: Telling): string {
  const field = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) {
    if (field === 'reservations') return number(value.length);
    const texts = value.map((one) =>
      isOpening(one) ? `${weekdayName(one.weekday)} ${one.opens}–${one.closes}` : valueText(one, path, event, telling),
    );
    return texts.join(', ') || '–';
  }
  if (typeof value === 'boolean') return t(value ? 'audit-yes' : 'audit-no');
  if (typeof value === 'number') {
    if (field === 'minutes' || field.endsWith('_minutes')) return lasting(value);
    if (field.endsWith('_seconds')) return lasting(value / 60);
    if (field === 'cost_minor') return cost(value, event);
    if (OF_STOCK.includes(event.subject.type) && THOUSANDTHS.includes(field)) return number(value / 1000, FINEST);
    return number(value);
  }
  if (WRITTEN.includes(field)) return value;
  if (NAMELESS.includes(field)) return t('audit-yes');
  if (ID.test(value)) {
    const unnamed = NAMED_ELSEWHERE.includes(field) ? 'audit-named-elsewhere' : 'audit-unnamed';
    return nameOf(telling.names, value) ?? t(unnamed);
  }
  if (INSTANT.test(value)) return `${dateFull(value, telling.zone)}, ${clock(value, telling.zone)}`;
  if (DAY.test(value)) return dateFull(`${value}T12:00:00Z`, 'UTC');
  if (HASH.test(value)) return `${value.slice(0, HASH_SHOWN)}…`;
  if (field === 'locale') return LANG_NAMES[value as Lang] ?? value;
  const id = wordsOf(field, value, event.subject.type).find(knows);
  return id ? t(id) : value.replaceAll('_', ' ');
}

/** A weekday's name; the first of January 2024 was a Monday. */
function weekdayName(code: string): string {
  const at = WEEKDAYS.indexOf(code);
  return at < 0 ? code : weekdayShort(`2024-01-0${at + 1}`);
}

/** The events of each day of the lab, in their order. */
export function byDay(events: Event[], zone: string): { day: string; events: Event[] }[] {
  const days: { day: string; events: Event[] }[] = [];
  for (const event of events) {
    const day = dayOf(event.at, zone);
    if (days.at(-1)?.day !== day) days.push({ day, events: [] });
    days.at(-1)?.events.push(event);
  }
  return days;
}

/** A day with its year, e.g. `Fri, 27 Nov 2026`; in Korean and Kyrgyz the weekday follows the date. */
export function dayTitle(day: string): string {
  const date = dateFull(`${day}T12:00:00Z`, 'UTC');
  if (lang() === 'ko') return `${date} (${weekdayShort(day)})`;
  return lang() === 'ky' ? `${date}, ${weekdayShort(day)}` : `${weekdayShort(day)}, ${date}`;
}
