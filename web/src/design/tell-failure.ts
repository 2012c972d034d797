import { Problem, type Unreachable } from '../api/problem';
import { t } from '../words/index.svelte';
import { tell } from './toasts.svelte';

/** Tells a failure whose own screen shows something else by now. */
export function tellFailure(failure: Problem | Unreachable, of?: string): void {
  const why = failure instanceof Problem ? (failure.of('') ?? failure.message) : t('say-unreachable');
  tell(of ? `${of}: ${why}` : why, { kind: 'bad' });
}
