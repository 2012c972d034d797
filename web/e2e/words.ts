import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { TestInfo } from '@playwright/test';

const src = fileURLToPath(new URL('../src', import.meta.url));

export type Lang = 'ky' | 'ru' | 'en' | 'ko';
type Say = (id: string, values?: Record<string, FluentVariable>) => string;

const HOLE = '\u2042';
const known = new Map<Lang, Say>();

/** What the client says in a language, from its own catalogues. */
function wordsOf(lang: Lang): Say {
  const found = known.get(lang);
  if (found) return found;
  const bundle = new FluentBundle(lang === 'ky' ? ['ky', 'ru'] : lang, { useIsolating: false });
  for (const name of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith(`words/${lang}.ftl`))
      bundle.addResource(new FluentResource(readFileSync(join(src, name), 'utf8')));
  }
  const say: Say = (id, values) => {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) throw new Error(`${lang} lacks ${id}`);
    return bundle.formatPattern(pattern, values);
  };
  known.set(lang, say);
  return say;
}

/** The language of a story, one on a phone and another on a desktop, and what the client says in it. */
export function speaking(info: TestInfo, phone: Lang, desktop: Lang) {
  const lang = info.project.name === 'phone' ? phone : desktop;
  const t = wordsOf(lang);
  /** A sentence whatever stands at these variables of it. */
  const like = (id: string, ...holes: string[]) => {
    const text = t(id, Object.fromEntries(holes.map((hole) => [hole, HOLE])));
    return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(HOLE, '.*'));
  };
  return { lang, t, like };
}
