import type { components } from './schema';

export type ProblemDocument = components['schemas']['Problem'];

export interface Refusal {
  code: string;
  detail: string;
  [more: string]: unknown;
}

/** An answer that says no: what the service told, in the reader's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly told: Partial<ProblemDocument>;

  constructor(status: number, told: Partial<ProblemDocument>) {
    super(told.detail ?? told.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = told.code ?? 'unknown';
    this.told = told;
  }

  /** What is wrong with the field at a JSON pointer, e.g. `/email`. */
  of(pointer: string): string | undefined {
    return this.told.errors?.find((error) => error.pointer === pointer)?.detail;
  }

  get refusals(): Refusal[] {
    return (this.told.refusals ?? []) as Refusal[];
  }
}

/** The service could not be reached, or its answer was lost. */
export class Unreachable extends Error {}

/** What a proxy says when the service behind it did not answer in time. */
const GATEWAY = [502, 503, 504];

/** Whether a failure leaves open what became of a request: asked once more under its key, the service may tell. */
export function isLost(cause: unknown): boolean {
  return cause instanceof Unreachable || (cause instanceof Problem && GATEWAY.includes(cause.status));
}

/** Our own mistake, not an answer. */
export const BROKEN = 'client_error';

/** Any failure as something a screen can tell: what a program says of itself is for the console. */
export function asFailure(cause: unknown): Problem | Unreachable {
  if (cause instanceof Problem || cause instanceof Unreachable) return cause;
  console.warn(cause);
  return new Problem(0, { code: BROKEN });
}
