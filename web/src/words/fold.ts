/** How Kyrgyz is typed on keyboards without its letters, and Russian without ё. */
const FOLDED: Record<string, string> = { ө: 'о', ү: 'у', ң: 'н', ё: 'е', й: 'и' };

/** A text as a search compares it: small letters, ө/о, ү/у, ң/н, ё/е and accents alike. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[өүңёй]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim();
}

const BETWEEN_WORDS = /[\s,.;:()/-]+/;

/** Whether every word of `query` begins a word of `text`. */
export function finds(query: string, text: string): boolean {
  const words = fold(text).split(BETWEEN_WORDS);
  return fold(query)
    .split(BETWEEN_WORDS)
    .every((part) => words.some((word) => word.startsWith(part)));
}
