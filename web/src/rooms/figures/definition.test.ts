import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('knows every figure that the service defines', () => {
  const contract = JSON.parse(read('../../../../openapi/openapi.json'));
  const answer = contract.paths['/api/v1/labs/{lab}/utilization'].get.responses['200'];
  const keys = Object.keys(answer.content['application/json'].example.definitions);
  expect(keys.length).toBeGreaterThan(20);
  const words = read('words/en.ftl');
  const lacks = (kind: string) =>
    keys.filter((key) => !words.includes(`figures-${kind}-${key.replaceAll('_', '-')} = `));
  expect(lacks('def')).toEqual([]);
  expect(lacks('name')).toEqual([]);
});
