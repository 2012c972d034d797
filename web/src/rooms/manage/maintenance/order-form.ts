import type { Schemas } from '../../../api/client';
import { plusDays } from '../../../words/zone';
import { instantOfWall, wallOf } from '../reservations/wall';

type Order = Schemas['WorkOrder'];

/** A work order as a form holds it; times as the lab's clock shows them. */
export interface Form {
  machine: string;
  title: string;
  description: string;
  planned: boolean;
  from: string;
  until: string;
  assignee: string;
}

/** A form for new work, planned for tomorrow at ten unless it repairs a fault, which is at hand. */
export function newForm(today: string, fault: boolean, machine: string): Form {
  const day = plusDays(today, 1);
  return {
    machine,
    title: '',
    description: '',
    planned: !fault,
    from: `${day}T10:00`,
    until: `${day}T11:00`,
    assignee: '',
  };
}

export const formOf = (order: Order, zone: string): Form => ({
  machine: order.machine,
  title: order.title,
  description: order.description ?? '',
  planned: order.planned,
  from: order.starts_at ? wallOf(order.starts_at, zone) : '',
  until: order.ends_at ? wallOf(order.ends_at, zone) : '',
  assignee: order.assignee ?? '',
});

/** What a form asks for new work. */
export function made(form: Form, zone: string, incident?: string): Schemas['NewWorkOrder'] {
  const [starts_at, ends_at] = form.planned ? [instantOfWall(form.from, zone), instantOfWall(form.until, zone)] : [];
  return {
    machine: form.machine,
    title: form.title.trim(),
    planned: form.planned,
    ...(form.description.trim() ? { description: form.description.trim() } : {}),
    ...(incident ? { incident } : {}),
    ...(starts_at ? { starts_at } : {}),
    ...(ends_at ? { ends_at } : {}),
    ...(form.assignee ? { assignee: form.assignee } : {}),
  };
}

/** What a form says otherwise than the order; times that were not touched are not asked. */
export function changed(order: Order, form: Form, zone: string): Schemas['WorkOrderPatch'] {
  const was = formOf(order, zone);
  const moved = (name: 'from' | 'until') =>
    form[name] && form[name] !== was[name] ? instantOfWall(form[name], zone) : undefined;
  const [starts_at, ends_at] = [moved('from'), moved('until')];
  return {
    ...(form.title.trim() !== was.title ? { title: form.title.trim() } : {}),
    ...(form.description.trim() !== was.description ? { description: form.description.trim() || null } : {}),
    ...(form.assignee !== was.assignee ? { assignee: form.assignee || null } : {}),
    ...(starts_at ? { starts_at } : {}),
    ...(ends_at ? { ends_at } : {}),
  };
}
