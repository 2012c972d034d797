import { expect, it } from 'vitest';
import { resolve } from './policy';

it('takes each field from the nearest level that states it', () => {
  const policy = resolve(
    { max_days_ahead: 21, max_minutes: 300 },
    { max_minutes: 240, requires_qualification: 'laser' },
    { requires_approval: true },
  );
  expect(policy).toMatchObject({ max_days_ahead: 21, max_minutes: 240, min_minutes: 15 });
  expect(policy).toMatchObject({ requires_approval: true, requires_qualification: 'laser' });
});

it('lets null take away only what may be absent', () => {
  const policy = resolve({ requires_qualification: 'laser', max_minutes: 60 }, undefined, {
    requires_qualification: null,
    check_in_window_minutes: null,
    max_minutes: null,
  });
  expect(policy).toMatchObject({ requires_qualification: null, check_in_window_minutes: null, max_minutes: 60 });
});

it('takes a level from where its qualification is stated', () => {
  const advanced = { requires_qualification: 'laser', requires_level: 'advanced' };
  expect(resolve(advanced, { max_minutes: 60 })).toMatchObject(advanced);
  expect(resolve(advanced, { requires_qualification: 'mill' })).toMatchObject({ requires_level: null });
  expect(resolve(advanced, { requires_qualification: null })).toMatchObject({ requires_level: null });
});
