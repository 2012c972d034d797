const MARKS = [';', '\t'];

/** The cells of one line, its quotes resolved. */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (quoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (letter === mark && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell].map((one) => one.trim());
}

/** Each line of a list as one reads it, by its number from 1: what its cells hold, without the empty ones. */
export function readable(text: string): (line: number) => string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const mark = MARKS.find((one) => lines[0]?.includes(one)) ?? ',';
  return (line) =>
    cellsOf(lines[line - 1] ?? '', mark)
      .filter(Boolean)
      .join(' · ');
}

/** A list to begin with. The mark before it tells spreadsheets that it is UTF-8. */
export const SAMPLE =
  '\uFEFF' +
  [
    'full_name,email,phone,student_number,affiliation,role,locale',
    'Асель Жумабаева,asel@example.com,,,Архитектура жана дизайн,student,ky',
    'Иван Петров,,+996 555 123456,,Энергетика,student,ru',
    'Aigerim Sadykova,,,ST-2041,"Mechanics, bachelor",,',
    '',
  ].join('\r\n');
