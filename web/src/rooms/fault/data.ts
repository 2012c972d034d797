import { api, send, want, type Schemas } from '../../api/client';

export type Incident = Schemas['Incident'];
export type Reported = Schemas['ReportedIncident'];
export type Severity = Schemas['Severity'];

/** From an annoyance to a danger. */
export const SEVERITIES: Severity[] = ['minor', 'major', 'safety'];
/** Those that lock the machine. */
export const locks = (severity: Severity): boolean => severity !== 'minor';

const MOST = 20;

/** The open faults of a machine that the reader is told of: their own, or for staff all of them. */
export async function openFaults(machine: string): Promise<Incident[]> {
  const query = { machine, status: 'open' as const, limit: MOST };
  return (await want(api.GET('/api/v1/incidents', { params: { query } }))).items;
}

export function report(
  body: Schemas['NewIncident'],
  key: string,
  watch: (lost: { number: number }) => void,
): Promise<Reported> {
  return send((headers) => api.POST('/api/v1/incidents', { headers, body }), { key, watch });
}
