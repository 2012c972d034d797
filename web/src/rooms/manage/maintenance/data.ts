import { api, want, wantTagged, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { local } from '../../../words/index.svelte';
import { clock, dateFull, span } from '../../../words/when';
import { namesOf, type Names } from '../../booking/staff/people';

export type Incident = Schemas['Incident'];
export type Order = Schemas['WorkOrder'];
export type Plan = Schemas['MaintenancePlan'];
export type Machine = Schemas['Machine'];
export type Severity = Schemas['Severity'];
export type Item = Schemas['StockItem'];
/** What machines are called, by their ids. */
export type MachineNames = Map<string, Schemas['LocalText']>;

export const namesOfMachines = (machines: Machine[]): MachineNames =>
  new Map(machines.map((one) => [one.id, one.name]));

/** How bad a fault is, by colour beside its word. */
export const severityKind = (one: Severity) => (one === 'minor' ? 'plain' : one === 'major' ? 'warn' : 'bad');

/** A day and a time of the lab. */
export const moment = (instant: string, zone: string): string => `${dateFull(instant, zone)}, ${clock(instant, zone)}`;

/** When work takes place, e.g. `2 Dec 2026, 10:00–11:30`; nothing when that is not settled. */
export const timeOf = ({ starts_at, ends_at }: Pick<Order, 'starts_at' | 'ends_at'>, zone: string): string =>
  starts_at && ends_at ? `${dateFull(starts_at, zone)}, ${span(starts_at, ends_at, zone)}` : '';

export async function incident(id: string) {
  const params = { path: { id } };
  const { data: incident, etag } = await wantTagged(api.GET('/api/v1/incidents/{id}', { params }));
  const [machine, orders, names] = await Promise.all([
    want(api.GET('/api/v1/machines/{id}', { params: { path: { id: incident.machine } } })),
    all((page) => want(api.GET('/api/v1/work-orders', { params: { query: { incident: id, ...page } } }))),
    namesOf(incident.lab, [incident.member, incident.resolved_by]),
  ]);
  return { incident, etag, machine, orders, names };
}

/** What was taken from stock for an order. */
export interface Part {
  id: string;
  name: Schemas['LocalText'];
  quantity: number;
  unit: Schemas['Unit'];
}

async function partsOf(lab: string, work_order: string): Promise<Part[]> {
  const params = { path: { lab }, query: { work_order, limit: 100 } };
  const { items } = await want(api.GET('/api/v1/labs/{lab}/stock-movements', { params }));
  const ids = [...new Set(items.map((one) => one.stock_item))];
  const found = await Promise.all(
    ids.map((id) => want(api.GET('/api/v1/stock-items/{id}', { params: { path: { id } } }))),
  );
  return found.map(({ id, name, unit }) => {
    const moved = items.filter((one) => one.stock_item === id);
    return { id, name, unit, quantity: -moved.reduce((sum, one) => sum + one.quantity, 0) };
  });
}

export async function order(id: string) {
  const params = { path: { id } };
  const { data: order, etag } = await wantTagged(api.GET('/api/v1/work-orders/{id}', { params }));
  const [machine, parts, names] = await Promise.all([
    want(api.GET('/api/v1/machines/{id}', { params: { path: { id: order.machine } } })),
    order.status === 'done' ? partsOf(order.lab, id) : [],
    namesOf(order.lab, [order.assignee, order.closed_by]),
  ]);
  return { order, etag, machine, parts, names };
}

/** What a lab keeps in stock, by name: what can be used up in a repair first. */
export async function stockOf(lab: string): Promise<Item[]> {
  const path = { lab };
  const items = await all((page) =>
    want(api.GET('/api/v1/labs/{lab}/stock-items', { params: { path, query: { archived: false, ...page } } })),
  );
  return items.sort((a, b) => local(a.name).localeCompare(local(b.name), undefined, { numeric: true }));
}

/** A lab's plans. */
export const plansOf = (lab: string, machine?: string): Promise<Plan[]> =>
  all((page) =>
    want(
      api.GET('/api/v1/maintenance-plans', { params: { query: { lab, ...(machine ? { machine } : {}), ...page } } }),
    ),
  );

export type { Names };
