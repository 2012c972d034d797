import type { Wanted } from '../find/wanted';
import type { Draft } from './wish';

/** The wish that was being written when its screen was left: who looks at what others asked for comes back to it. */
let begun: { by: string | undefined; draft: Draft } | undefined;

export function keepBegun(by: string | undefined, draft: Draft | undefined): void {
  begun = draft && { by, draft };
}

/** What this person has begun for such equipment. */
export const begunBy = (person: string | undefined, { process, material_class }: Wanted): Draft | undefined =>
  begun?.by === person && begun?.draft.process === (process ?? '') && begun.draft.material === (material_class ?? '')
    ? begun.draft
    : undefined;
