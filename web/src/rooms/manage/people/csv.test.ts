import { expect, it } from 'vitest';
import { readable, SAMPLE } from './csv';

it('shows the lines of a list as one reads them', () => {
  const line = readable('\uFEFFname;phone\r\n"Ким; Анна";\r\n\r\n"the ""big"" one"; 1');
  expect(line(2)).toBe('Ким; Анна');
  expect(line(3)).toBe('');
  expect(line(4)).toBe('the "big" one · 1');
  expect(line(9)).toBe('');
});

it('has a sample with the columns that the service names', () => {
  expect(readable(SAMPLE)(1)).toBe('full_name · email · phone · student_number · affiliation · role · locale');
  expect(readable(SAMPLE)(4)).toContain('Mechanics, bachelor');
});
