import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { TestInfo } from '@playwright/test';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export type Lang = 'ky' | 'ru' | 'en' | 'ko';
export type Say = (id: string, values?: Record<string, FluentVariable>) => string;

const HOLE = '\u2042';
const known = new Map<Lang, Say>();

/** What the client says in a language, from its own catalogues; and the service, where it refuses. */
function wordsOf(lang: Lang): Say {
  const found = known.get(lang);
  if (found) return found;
  const bundle = new FluentBundle(lang === 'ky' ? ['ky', 'ru'] : lang, { useIsolating: false });
  const rooms = readdirSync(at('../src'), { recursive: true, encoding: 'utf8' });
  const catalogues = rooms.filter((name) => name.endsWith(`words/${lang}.ftl`)).map((name) => join(at('../src'), name));
  for (const path of [...catalogues, at(`../../locales/${lang}/problems.ftl`)])
    bundle.addResource(new FluentResource(readFileSync(path, 'utf8')));
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
  /** A sentence whatever stands at these variables of it; `n` is a number, which chooses among its forms. */
  const like = (id: string, ...holes: string[]) => {
    const forms = (holes.includes('n') ? [1, 2, 5] : [HOLE]).map((n) => {
      const text = t(id, Object.fromEntries(holes.map((hole) => [hole, hole === 'n' ? n : HOLE])));
      const pattern = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(HOLE, '.*');
      return typeof n === 'number' ? pattern.replace(String(n), '\\d+') : pattern;
    });
    return new RegExp(forms.join('|'));
  };
  return { lang, t, like };
}
