import { Problem, type Unreachable } from '../../../api/problem';
import { t } from '../../../words/index.svelte';

/** What is wrong with the field at a JSON pointer, in words. */
export type ErrorOf = (pointer: string) => string | undefined;

/** What the form itself sees, and once it was tried; else what the service said of the field or of a part of it. */
export function errorOf(faults: Map<string, string>, tried: boolean, failure: Problem | Unreachable | null): ErrorOf {
  const told = failure instanceof Problem ? failure.told : {};
  return (pointer) => {
    const word = tried ? faults.get(pointer) : undefined;
    if (word) return t(word);
    const error = told.errors?.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
    return error?.detail ?? ((told as { pointer?: string }).pointer === pointer ? told.detail : undefined);
  };
}
