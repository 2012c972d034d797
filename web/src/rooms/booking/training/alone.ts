import { Problem, type Unreachable } from '../../../api/problem';

/** Whether somebody is refused for being alone, whatever it is that they lack. */
export const alone = (failure: Problem | Unreachable | null): boolean =>
  failure instanceof Problem &&
  [failure, ...failure.refusals].some(({ code }) => code === 'unsupervised' || code === 'minor_alone');
