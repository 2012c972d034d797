import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';

export type Machine = Schemas['Machine'];
export type MachineClass = Schemas['MachineClass'];
export type Status = Schemas['MachineStatus'];

export const STATUSES: Status[] = ['in_service', 'degraded', 'out_of_service', 'retired'];

/** Who made it and its model, the make once where the model repeats it. */
export function makeModel({ make, model }: Pick<Machine, 'make' | 'model'>): string {
  const repeats = model.toLowerCase().startsWith(`${make.toLowerCase()} `);
  return make && !repeats ? `${make} ${model}` : model;
}

/** A lab's machines by name in the reader's language, the retired ones too, which the service leaves out unless asked. */
export async function machinesOf(lab: string): Promise<Machine[]> {
  const read = (status?: Status) =>
    all((page) =>
      want(
        api.GET('/api/v1/labs/{lab}/machines', {
          params: { path: { lab }, query: { ...page, ...(status && { status }) } },
        }),
      ),
    );
  const [standing, retired] = await Promise.all([read(), read('retired')]);
  const found = new Map([...standing, ...retired].map((one) => [one.id, one]));
  return [...found.values()].sort((a, b) => a.name_local.localeCompare(b.name_local, undefined, { numeric: true }));
}

/** A lab's classes of machines, the oldest first. */
export function classesOf(lab: string): Promise<MachineClass[]> {
  return all((query) => want(api.GET('/api/v1/labs/{lab}/machine-classes', { params: { path: { lab }, query } })));
}

/** What the audit trail tells of a machine's changes of status; for managers alone. */
export function statusEvents(lab: string, machine: string): Promise<Schemas['AuditEvent'][]> {
  const about = { subject_type: 'machine', subject: machine, action: 'machine.status_changed' };
  return all((page) =>
    want(api.GET('/api/v1/labs/{lab}/audit-events', { params: { path: { lab }, query: { ...about, ...page } } })),
  );
}
