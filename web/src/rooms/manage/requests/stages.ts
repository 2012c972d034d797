import type { Schemas } from '../../../api/client';

type Status = Schemas['RequestStatus'];
type Evidence = Pick<Schemas['Evidence'], 'gaps' | 'support'>;

/** Where a request stands, by who has to act: the lab, a donor, a supplier; or nobody any more. */
export const STAGES = {
  review: ['submitted', 'under_review'],
  donors: ['flagged', 'published', 'pledged'],
  coming: ['funded', 'ordered', 'delivered'],
  there: ['in_service', 'reported'],
  ended: ['declined', 'withdrawn', 'answered_otherwise'],
} as const satisfies Record<string, readonly Status[]>;
export type Stage = keyof typeof STAGES;

/** The stages that have any request, in their order, each with its requests; one's own drafts are in none. */
export function byStage<R extends { status: Status }>(requests: R[]): { stage: Stage; requests: R[] }[] {
  return (Object.keys(STAGES) as Stage[])
    .map((stage) => {
      const statuses: readonly Status[] = STAGES[stage];
      return { stage, requests: requests.filter((one) => statuses.includes(one.status)) };
    })
    .filter((one) => one.requests.length > 0);
}

/** What putting a request to donors asks for (see the rules of requests). */
const LEAST = { gap: 1, support: 5, need: 3 };

export interface Condition {
  id: keyof typeof LEAST;
  have: number;
  needed: number;
  met: boolean;
}

/** Each condition of putting a request to donors, and whether it is met by the evidence of now. */
export function conditions({ gaps, support }: Evidence): Condition[] {
  const have = {
    gap: gaps.filter((gap) => gap.holds).length,
    support: Number(support.people),
    need: Number(support.people_with_need),
  };
  return (['gap', 'support', 'need'] as const).map((id) => {
    return { id, have: have[id], needed: LEAST[id], met: have[id] >= LEAST[id] };
  });
}
