import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { parse, type Resource } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { finds, fold } from './fold';
import { chooseLang, LANGS } from './lang';

const src = fileURLToPath(new URL('..', import.meta.url));

function files(dir: string, ending: RegExp): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return files(path, ending);
    return ending.test(entry.name) ? [path] : [];
  });
}
const read = (path: string) => readFileSync(path, 'utf8');
const rooms = [...new Set(files(src, /\.ftl$/).map((path) => join(path, '..')))];

/** Each message's id with the variables it shows. */
function messages(path: string): Map<string, string> {
  const resource: Resource = parse(read(path), { withSpans: false });
  const found = new Map<string, string>();
  for (const entry of resource.body) {
    if (entry.type === 'Junk') throw new Error(`${relative(src, path)}: ${entry.content}`);
    if (entry.type !== 'Message') continue;
    const text = JSON.stringify(entry);
    const names = [...text.matchAll(/"VariableReference","id":\{"type":"Identifier","name":"(\w+)"/g)].map(
      (one) => one[1],
    );
    found.set(entry.id.name, [...new Set(names)].sort().join(' '));
  }
  return found;
}

describe.each(rooms)('the words of %s', (room) => {
  const english = messages(join(room, 'en.ftl'));
  it.each(LANGS)('are whole in %s, with the same variables', (lang) => {
    const told = messages(join(room, `${lang}.ftl`));
    expect([...told.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [id, variables] of told) expect(`${id}: ${variables}`).toBe(`${id}: ${english.get(id)}`);
  });
  it.each(LANGS.filter((lang) => lang !== 'en'))('are not English in %s', (lang) => {
    const bundle = new FluentBundle(lang);
    bundle.addResource(new FluentResource(read(join(room, `${lang}.ftl`))));
    const script = lang === 'ko' ? /[가-힣]/ : /[а-яё]/i;
    for (const id of messages(join(room, `${lang}.ftl`)).keys()) {
      const value = bundle.getMessage(id)?.value;
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      expect(script.test(text) || !/[a-z]{3,}/i.test(text.replaceAll(/"\w+"/g, '')), `${id}: ${text}`).toBe(true);
    }
  });
});

it('says every id once', () => {
  const ids = rooms.flatMap((room) => [...messages(join(room, 'en.ftl')).keys()]);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('has every id that a screen says, and no other', () => {
  const known = new Set(rooms.flatMap((room) => [...messages(join(room, 'en.ftl')).keys()]));
  const code = files(src, /\.(svelte|ts)$/).filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.d.ts'));
  const text = code.map(read).join('\n');
  const said = [...text.matchAll(/\bt\(\s*'([a-z][\w-]*)'/g)].map((found) => found[1] ?? '');
  expect(said.filter((id) => !known.has(id))).toEqual([]);
  const stems = [...text.matchAll(/`([a-z-]+-)\$\{/g)].map((found) => found[1] ?? '');
  const quoted = new Set([...text.matchAll(/'([a-z][\w-]*)'/g)].map((found) => found[1]));
  const used = (id: string) => quoted.has(id) || stems.some((stem) => id.startsWith(stem));
  expect([...known].filter((id) => !used(id))).toEqual([]);
});

it('chooses the language of the address, then the kept one, then the browser’s', () => {
  const query = (text: string) => new URLSearchParams(text);
  expect(chooseLang(query('lang=ko'), 'ru', ['en'])).toBe('ko');
  expect(chooseLang(query('lang=xx'), 'ru', ['en'])).toBe('ru');
  expect(chooseLang(query(''), null, ['de-DE', 'ky-KG', 'ru'])).toBe('ky');
  expect(chooseLang(query(''), null, ['de'])).toBe('en');
});

it('folds what keyboards lack', () => {
  expect(fold('Өлчөө үчүн таң ЁЛКА')).toBe('олчоо учун тан елка');
  expect(finds('лазер кес', 'Лазер менен кесүү')).toBe(true);
  expect(finds('олчоо', 'Өлчөө')).toBe(true);
  expect(finds('метал', 'Пластик')).toBe(false);
  expect(finds('min-jun kim', 'Kim Min-jun')).toBe(true);
});
