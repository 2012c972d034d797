import { api, want, type Schemas } from '../../api/client';
import { all } from '../../api/pages';

/** Everybody who stands behind a request, oldest first. */
export function voicesOf(id: string): Promise<Schemas['Endorsement'][]> {
  const path = { id };
  return all((query) => want(api.GET('/api/v1/equipment-requests/{id}/endorsements', { params: { path, query } })));
}

/** All requests of a lab that the reader may see, newest first. */
export function requestsOf(lab: string): Promise<Schemas['EquipmentRequestSummary'][]> {
  const path = { lab };
  return all((query) => want(api.GET('/api/v1/labs/{lab}/equipment-requests', { params: { path, query } })));
}
