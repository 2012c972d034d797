import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACTIONS, dashed } from './actions';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const listed = Object.values(ACTIONS).flat();

it('knows every action of the service, and has words for each', () => {
  const service = read('../../../../../src/features/audit/actions.rs');
  const told = [...service.matchAll(/^ {4}"([a-z_.]+)",$/gm)].map((found) => found[1]);
  expect([...listed].sort()).toEqual([...told].sort());
  const words = read('./words/en.ftl');
  expect(listed.filter((action) => !words.includes(`\naudit-did-${dashed(action)} = `))).toEqual([]);
});
