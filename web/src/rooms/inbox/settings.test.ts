import { expect, it } from 'vitest';
import { changeOf, draftOf, FOR_STAFF, GROUPS, lengths } from './settings';

const both = () => ({ in_app: true, email: true });
const settings = (quiet_hours: { from: string; until: string } | null = null) =>
  ({
    groups: Object.fromEntries([...GROUPS, ...FOR_STAFF].map((group) => [group, both()])),
    quiet_hours,
    digest: 'off',
    reminder_minutes: 60,
  }) as Parameters<typeof draftOf>[0];

it('sends nothing that is as it was', () => {
  expect(changeOf(settings(), draftOf(settings()))).toEqual({});
  const night = settings({ from: '23:00', until: '06:30' });
  expect(changeOf(night, draftOf(night))).toEqual({});
});

it('sends what was chosen, and no more', () => {
  const draft = draftOf(settings());
  draft.groups.reminders.email = false;
  draft.quiet = true;
  draft.digest = 'daily';
  draft.reminder_minutes = 15;
  expect(changeOf(settings(), draft)).toEqual({
    groups: { reminders: { email: false } },
    quiet_hours: { from: '22:00', until: '07:00' },
    digest: 'daily',
    reminder_minutes: 15,
  });
});

it('takes quiet hours away', () => {
  const night = settings({ from: '22:00', until: '24:00' });
  const draft = draftOf(night);
  expect(draft.until).toBe('00:00');
  draft.quiet = false;
  expect(changeOf(night, draft)).toEqual({ quiet_hours: null });
});

it('offers what was chosen elsewhere, too', () => {
  expect(lengths(60)).toEqual([10, 15, 30, 45, 60]);
  expect(lengths(20)).toEqual([10, 15, 20, 30, 45, 60]);
});
