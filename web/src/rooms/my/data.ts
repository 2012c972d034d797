import { api, want, type Schemas } from '../../api/client';

/** The names of a lab's machines by id, retired ones too. */
export async function machineNames(lab: string): Promise<Map<string, Schemas['LocalText']>> {
  const query = { limit: 200 };
  const page = await want(api.GET('/api/v1/labs/{lab}/machines', { params: { path: { lab }, query } }));
  return new Map(page.items.map((one) => [one.id, one.name]));
}

/** How a reservation's status is coloured. */
export function statusKind(status: Schemas['ReservationStatus']): 'good' | 'warn' | 'bad' | 'accent' | 'plain' {
  switch (status) {
    case 'confirmed':
      return 'accent';
    case 'checked_in':
    case 'completed':
      return 'good';
    case 'pending':
      return 'warn';
    case 'no_show':
    case 'rejected':
      return 'bad';
    default:
      return 'plain';
  }
}
