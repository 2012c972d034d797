import { isTexts } from './lab-text';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A form that began as `was`, when what it changes is as `now` by now: what was typed stays, a lab's own text line by
 * line, and the rest is as it is now.
 */
export function rebase<D extends object>(draft: D, was: D, now: D): D {
  const kept = (Object.keys(draft) as (keyof D)[])
    .filter((name) => !same(draft[name], was[name]))
    .map((name) => {
      const [typed, before, after] = [draft[name], was[name], now[name]];
      const byLine = isTexts(typed) && isTexts(before) && isTexts(after);
      return [name, byLine ? rebase(typed, before, after) : typed];
    });
  return { ...now, ...Object.fromEntries(kept) };
}
