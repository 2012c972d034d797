import { BROKEN, Problem, type Unreachable } from '../api/problem';
import { t } from '../words/index.svelte';
import { tell } from './toasts.svelte';

/** A failure as its reader is told it: in a few words, and what can be done. */
export function told(failure: Problem | Unreachable): { title: string; what: string } {
  if (!(failure instanceof Problem)) return { title: t('say-unreachable'), what: t('say-unreachable-what') };
  const { title, detail } = failure.told;
  if (title || detail) return { title: title ?? detail ?? '', what: detail ?? title ?? '' };
  if (failure.code === BROKEN) return { title: t('say-broken'), what: t('say-broken-what') };
  // What has no words of the service's came from somewhere before it.
  if (failure.status >= 500) return { title: t('say-no-answer'), what: t('say-no-answer-what') };
  return { title: t('say-kept-out'), what: t('say-kept-out-what', { status: failure.status }) };
}

/** Tells a failure whose own screen shows something else by now. */
export function tellFailure(failure: Problem | Unreachable, of?: string): void {
  const problem = failure instanceof Problem ? failure : undefined;
  const why = problem?.of('') ?? problem?.told.detail ?? told(failure).title;
  tell(of ? `${of}: ${why}` : why, { kind: 'bad' });
}
