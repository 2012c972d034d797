import type { Schemas } from '../../../api/client';
import { bodyOf, type Texts } from '../lab-text';

const MOST_DAYS = 36_500;

/** What was typed of a new qualification as the service takes it, or what of it is wrong. Levels stand one in a line. */
export function qualificationOf(typed: Texts, days: string, levels: string) {
  const name = bodyOf(typed);
  const number = days.trim() ? Number(days.trim()) : undefined;
  const nameless = !name;
  const wrongDays = number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= MOST_DAYS);
  const lines = levels
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const body: Schemas['NewQualification'] | undefined =
    !name || wrongDays
      ? undefined
      : {
          name,
          ...(number === undefined ? {} : { valid_days: number }),
          ...(lines.length > 0 ? { levels: lines } : {}),
        };
  return { nameless, wrongDays, body };
}
