import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dashed } from './actions';
import { UNTOLD } from './changes';
import { routes } from './routes';
import { wordsOf } from './tell';

const path = (relative: string) => fileURLToPath(new URL(`../../../../../${relative}`, import.meta.url));
const read = (relative: string) => readFileSync(path(relative), 'utf8');
const { schemas } = JSON.parse(read('openapi/openapi.json')).components;

/** What the screen has words for: those of the shell, and of the rooms that it names. */
const texts = ['app', ...(routes[0]?.words ?? [])].map((room) => read(`web/src/${room}/words/en.ftl`));
const known = new Set(texts.flatMap((text) => [...text.matchAll(/^([\w-]+) =/gm)].map((found) => found[1])));

/** Where the service says what an event tells of the state before and after it. */
const FOLDERS = [
  ...[
    'groups',
    'identity',
    'labs',
    'machines',
    'maintenance',
    'notify',
    'reservations',
    'stock',
    'training',
    'usage',
  ].map((one) => `src/features/${one}/actions`),
  'src/features/stock/model',
  'src/features/training/model',
];
const FILES = [
  'src/features/assets/actions.rs',
  'src/features/demand/actions.rs',
  'src/features/devices/model.rs',
  'src/features/files/actions.rs',
  'src/features/groups/model.rs',
  'src/features/guardians/actions.rs',
  'src/features/interop/actions/mod.rs',
  'src/features/guardians/model.rs',
  'src/features/labs/model.rs',
  'src/features/maintenance/model.rs',
  'src/features/notify/model.rs',
  'src/features/requests/actions.rs',
  'src/features/reservations/row.rs',
  'src/features/usage/model.rs',
  ...FOLDERS.flatMap((folder) => readdirSync(path(folder)).map((name) => `${folder}/${name}`)),
].filter((name) => name.endsWith('.rs'));

it('has words for every field that the trail tells', () => {
  const fields = FILES.flatMap((name) => {
    const source = read(name);
    const states = [...source.matchAll(/json!\(\{(.*?)\}\)/gs)].map((found) => found[1] ?? '');
    return [
      ...states.flatMap((state) => [...state.matchAll(/"(\w+)":/g)]),
      ...source.matchAll(/insert\("(\w+)"/g),
      ...source.matchAll(/\("(\w+_revoked)",/g),
    ].map((found) => found[1] ?? '');
  });
  const told = [
    ...fields,
    ...Object.keys(schemas.PolicyPatch.properties),
    ...Object.keys(schemas.SessionChange.properties),
  ];
  expect(told.length).toBeGreaterThan(60);
  const missing = told.filter((one) => !UNTOLD.has(one) && !known.has(`audit-field-${dashed(one)}`));
  expect([...new Set(missing)].sort()).toEqual([]);
});

/** The lists of codes that stand in the trail's fields, and what an event with such a field is about. */
const CODES: [field: string, list: string, about: string][] = [
  ['status', 'ReservationStatus', 'reservation'],
  ['status', 'MachineStatus', 'machine'],
  ['status', 'RequestStatus', 'equipment_request'],
  ['status', 'MembershipStatus', 'membership'],
  ['status', 'PersonStatus', 'person'],
  ['kind', 'BlockKind', 'reservation'],
  ['kind', 'DemandKind', 'demand_signal'],
  ['set_aside', 'RefusalCode', 'reservation'],
  ['cause', 'CancelCause', 'reservation'],
  ['end_cause', 'EndCause', 'usage_session'],
  ['source', 'SessionSource', 'usage_session'],
  ['outcome', 'Outcome', 'usage_session'],
  ['purpose', 'Purpose', 'usage_session'],
  ['purpose', 'ConsentPurpose', 'consent'],
  ['role', 'Role', 'membership'],
  ['process', 'Process', 'equipment_request'],
  ['material_class', 'MaterialClass', 'equipment_request'],
  ['visibility', 'Visibility', 'lab'],
  ['registration', 'Registration', 'lab'],
];
/** The same for lists whose names are not the contract's alone: by where the service says them. */
const LISTS: [field: string, file: string, list: string, about: string][] = [
  ['severity', 'maintenance/model.rs', 'Severity', 'incident'],
  ['status', 'maintenance/model.rs', 'IncidentStatus', 'incident'],
  ['status', 'maintenance/model.rs', 'OrderStatus', 'work_order'],
  ['kind', 'stock/model/mod.rs', 'MovementKind', 'stock_movement'],
  ['unit', 'stock/model/mod.rs', 'Unit', 'stock_item'],
  ['status', 'stock/model/papers.rs', 'PurchaseOrderStatus', 'purchase_order'],
  ['status', 'stock/model/papers.rs', 'TakeStatus', 'stock_take'],
  ['status', 'training/model/course.rs', 'EnrolmentStatus', 'enrolment'],
  ['kind', 'groups/model.rs', 'GroupKind', 'group'],
  ['purpose', 'guardians/model.rs', 'GuardianPurpose', 'guardian_consent'],
  ['subject_type', 'files/model.rs', 'SubjectType', 'file'],
  ['way', 'assets/model.rs', 'DisposalWay', 'asset'],
  ['outcome', 'assets/model.rs', 'InventoryOutcome', 'inventory_check'],
  ['digest', 'notify/model.rs', 'Digest', 'notification_settings'],
  ['set_aside', 'reservations/refusal.rs', 'RefusalCode', 'reservation'],
  ['kind', 'demand/model.rs', 'DemandKind', 'demand_signal'],
];
/** The codes of a `named_enum!` of the service. */
function codesIn(file: string, list: string): string[] {
  const body = new RegExp(`pub enum ${list} \\{(.*?)\\}`, 's').exec(read(`src/features/${file}`))?.[1] ?? '';
  const codes = [...body.matchAll(/\w+ = "([\w.]+)"/g)].map((found) => found[1] ?? '');
  expect(codes, `${file}: ${list}`).not.toEqual([]);
  return codes;
}
/** Codes that stand in no list. */
const OTHERS: [field: string, code: string, about: string][] = [
  ['cause', 'manual', 'machine'],
  ['cause', 'incident', 'machine'],
  ['cause', 'claimed', 'person'],
  ['cause', 'reuse', 'person'],
  ['cause', 'signed_out', 'person'],
  ['by', 'code', 'person'],
];

it('has words for every code that stands in such a field', () => {
  const listed = CODES.flatMap(([field, list, about]) =>
    (schemas[list].enum as string[]).map((code) => [field, code, about] as const),
  );
  const service = LISTS.flatMap(([field, file, list, about]) =>
    codesIn(file, list).map((code) => [field, code, about] as const),
  );
  const missing = [...listed, ...service, ...OTHERS].filter(
    ([field, code, about]) => !wordsOf(field, code, about).some((id) => known.has(id)),
  );
  expect(missing).toEqual([]);
});
