import type { Schemas } from '../../api/client';
import type { Problem, Unreachable } from '../../api/problem';

export type Kept = Schemas['File'];
export type Subject = Schemas['SubjectType'];

export interface Props {
  /** What they belong to. */
  of: Subject;
  id: string;
  /** Whether the reader may add some. */
  may: boolean;
  /** Whether some may be kept for the staff alone. */
  forStaff?: boolean;
  /** What stands above them, when it is not that they are files; nothing where it is said already. */
  title?: string;
}

/** With what is there; nothing until that is known. */
export interface Listed extends Props {
  kept: Kept[] | undefined;
  failure: Problem | Unreachable | null;
  reread: () => Promise<void>;
}

export const TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
const MOST_BYTES = 10 * 1024 * 1024;
const MOST_LETTERS = 200;

/** Why a file need not be sent at all. */
export function unfit(file: Pick<File, 'type' | 'size'>): 'kind' | 'empty' | 'large' | undefined {
  // What a browser does not know is for the service to judge: it looks into the file.
  if (file.type && !TYPES.includes(file.type)) return 'kind';
  if (file.size === 0) return 'empty';
  return file.size > MOST_BYTES ? 'large' : undefined;
}

/** A file's name as the service takes it: no path, nothing that does not show, and its ending when it is cut. */
export function nameFor(name: string): string {
  const plain = name.replaceAll(/[/\\\p{Cc}]/gu, '_').trim() || '_';
  const letters = [...plain];
  if (letters.length <= MOST_LETTERS) return plain;
  const ending = [...(/\.[^.]{1,8}$/.exec(plain)?.[0] ?? '')];
  return [...letters.slice(0, MOST_LETTERS - ending.length), ...ending].join('');
}

export const isPicture = (one: Pick<Kept, 'media_type'>): boolean => one.media_type !== 'application/pdf';

/** A size as people say it: in kilobytes, from one megabyte on in those. */
export function sized(bytes: number): { unit: 'kb' | 'mb'; n: number } {
  const kb = Math.max(1, Math.round(bytes / 1024));
  return kb < 1000 ? { unit: 'kb', n: kb } : { unit: 'mb', n: Math.round(kb / 102.4) / 10 };
}
