import { expect, it } from 'vitest';
import { qualificationOf } from './qualification';

const none = { ky: '', ru: '', en: '', ko: '' };

it('takes a qualification as it was typed, without the languages left empty', () => {
  const typed = { ...none, ru: ' Лазер ', en: 'Laser' };
  expect(qualificationOf(typed, '365', 'user\n\n trainer ').body).toEqual({
    name: { ru: 'Лазер', en: 'Laser' },
    valid_days: 365,
    levels: ['user', 'trainer'],
  });
  expect(qualificationOf(typed, '', '').body).toEqual({ name: { ru: 'Лазер', en: 'Laser' } });
});

it('says what of it is wrong', () => {
  expect(qualificationOf(none, '', '')).toMatchObject({ nameless: true, body: undefined });
  for (const days of ['0', '1.5', 'year', '36501']) {
    expect(qualificationOf({ ...none, ko: '레이저' }, days, ''), days).toMatchObject({
      wrongDays: true,
      body: undefined,
    });
  }
});
