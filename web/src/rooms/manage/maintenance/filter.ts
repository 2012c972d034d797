import type { Schemas } from '../../../api/client';

export const INCIDENT_STATES = ['open', 'resolved', 'all'] as const;
export const ORDER_STATES = ['open', 'done', 'cancelled', 'all'] as const;
const SEVERITIES: Schemas['Severity'][] = ['minor', 'major', 'safety'];

export interface IncidentFilter {
  state: (typeof INCIDENT_STATES)[number];
  severity: Schemas['Severity'] | '';
  machine: string;
}
export interface OrderFilter {
  state: (typeof ORDER_STATES)[number];
  machine: string;
  assignee: string;
  plan: string;
}

/** The filter that an address states; what it does not know is left out. What is open is what one comes for. */
export const incidentFilter = (query: URLSearchParams): IncidentFilter => ({
  state: INCIDENT_STATES.find((one) => one === query.get('state')) ?? 'open',
  severity: SEVERITIES.find((one) => one === query.get('severity')) ?? '',
  machine: query.get('machine') ?? '',
});

export const orderFilter = (query: URLSearchParams): OrderFilter => ({
  state: ORDER_STATES.find((one) => one === query.get('state')) ?? 'open',
  machine: query.get('machine') ?? '',
  assignee: query.get('assignee') ?? '',
  plan: query.get('plan') ?? '',
});

/** What the service is asked. */
export const askIncidents = ({ state, severity, machine }: IncidentFilter, lab: string) => ({
  lab,
  ...(state === 'all' ? {} : { status: state }),
  ...(severity ? { severity } : {}),
  ...(machine ? { machine } : {}),
});

export const askOrders = ({ state, machine, assignee, plan }: OrderFilter, lab: string) => ({
  lab,
  ...(state === 'all' ? {} : { status: state }),
  ...(machine ? { machine } : {}),
  ...(assignee ? { assignee } : {}),
  ...(plan ? { plan } : {}),
});
