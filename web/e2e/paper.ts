import { inflateSync } from 'node:zlib';

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const STRING = /\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)/g;

/** The glyphs of a string as it stands in the file: two bytes each. */
function glyphs(written: string): number[] {
  const bytes = written.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, one: string) =>
    /^[0-7]/.test(one) ? String.fromCharCode(parseInt(one, 8)) : (ESCAPED[one] ?? one),
  );
  return Array.from(
    { length: bytes.length / 2 },
    (_, at) => bytes.charCodeAt(2 * at) * 256 + bytes.charCodeAt(2 * at + 1),
  );
}

/** What stands on a paper that the service prints, line by line: its fonts say which letters their glyphs are. */
export function linesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  const thing = (id = '') => new RegExp(`\\n${id} 0 obj\\n<<([\\s\\S]*?)>>\\n(?:stream|endobj)`).exec(text);
  const stream = (id?: string): string => {
    const found = thing(id);
    if (!found) throw new Error(`the paper lacks ${id}`);
    const begins = text.indexOf('stream\n', found.index) + 'stream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(found[0])?.[1]);
    return inflateSync(pdf.subarray(begins, begins + length)).toString('latin1');
  };
  const fonts = new Map<string, Map<number, string>>();
  for (const [, name = '', font] of text.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const table = stream(/\/ToUnicode (\d+)/.exec(thing(font)?.[1] ?? '')?.[1]);
    const pairs = [...table.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})>/g)];
    const letter = (code = '') => String.fromCharCode(parseInt(code, 16));
    fonts.set(name, new Map(pairs.map(([, glyph = '', code]) => [parseInt(glyph, 16), letter(code)])));
  }
  const lines: string[] = [];
  for (const [, page] of text.matchAll(/\/Contents (\d+) 0 R/g)) {
    for (const [, drawn = ''] of stream(page).matchAll(/BT([\s\S]*?)ET\n/g)) {
      const font = fonts.get(/\/(f\d+) /.exec(drawn)?.[1] ?? '');
      const shown = [...drawn.matchAll(STRING)].flatMap(([, one = '']) => glyphs(one));
      lines.push(shown.map((glyph) => font?.get(glyph) ?? '').join(''));
    }
  }
  return lines;
}
