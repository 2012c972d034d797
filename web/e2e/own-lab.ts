import type { APIRequestContext, Page } from '@playwright/test';
import { caller, expect, PASSWORD, patch, post } from './support';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** A booking is for a time to come: room for a busy machine to take it. */
const ROOM_MS = 10_000;

export interface Person {
  id: string;
  email: string;
  name: string;
}

/** A lab that only its members see and that never closes: one can be at its machines at whatever hour a story is walked. */
export interface OwnLab {
  slug: string;
  admin: APIRequestContext;
  /** Somebody new, who belongs to this lab alone. */
  join: (name: string, role?: 'student' | 'technician' | 'manager' | 'funder') => Promise<Person>;
  machine: (name: string, more?: object) => Promise<string>;
  /** Changes the lab itself. */
  change: (patch: object) => Promise<void>;
  /** Who has a machine stays into the time of who comes next, which begins in a few seconds. Tells the next time, and when it begins. */
  overrun: (machine: string, who: Person, next: Person) => Promise<{ next: string; from: number }>;
}

export async function ownLab(baseURL: string | undefined, slug: string, more: object = {}): Promise<OwnLab> {
  const admin = await caller(baseURL, 'admin@example.org');
  await post(admin, '/labs', {
    slug,
    name: { ky: 'Түнкү лаборатория', ru: 'Ночная лаборатория', en: 'Night lab' },
    time_zone: 'Asia/Bishkek',
    currency: 'KGS',
    visibility: 'members',
    opening_hours: DAYS.map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
    policy: { check_in_window_minutes: 60, min_notice_minutes: 0, min_minutes: 15, granularity_minutes: 1 },
    ...more,
  });
  const { id } = await (await admin.get('/api/v1/me')).json();
  const joined = await admin.put(`/api/v1/labs/${slug}/members/${id}`, { data: { role: 'manager' } });
  expect(joined.ok(), await joined.text()).toBe(true);
  return {
    slug,
    admin,
    join: async (name, role = 'student') => {
      const email = `${role}-${name.toLowerCase()}-${slug}@example.org`;
      const person = { full_name: name, email, password: PASSWORD };
      const { id } = await post(admin, '/auth/register', person);
      const joined = await admin.put(`/api/v1/labs/${slug}/members/${id}`, { data: { role } });
      expect(joined.ok(), await joined.text()).toBe(true);
      return { id, email, name };
    },
    machine: async (name, more = {}) =>
      (await post(admin, `/labs/${slug}/machines`, { name: { en: name }, make: 'Prusa', model: 'MK4', ...more })).id,
    change: (more) => patch(admin, `/labs/${slug}`, more),
    overrun: async (machine, who, next) => {
      // Staff may set the shortest length aside: a time of seconds is over soon.
      const begins = Math.ceil(Date.now() / 1000) * 1000 + ROOM_MS;
      const book = (member: Person, from: number, until: number) => {
        const at = (ms: number) => new Date(ms).toISOString();
        const time = { starts_at: at(from), ends_at: at(until) };
        return post(admin, '/reservations', {
          machine,
          member: member.id,
          ...time,
          override_reason: 'A test of time.',
        });
      };
      const from = begins + 2_000;
      const [first, second] = [await book(who, begins, from), await book(next, from, from + 3_600_000)];
      await post(admin, `/reservations/${first.id}/check-in`, {});
      return { next: second.id, from };
    },
  };
}

/** A time that begins and is over in a moment. */
export function soonOver() {
  const [starts_at, ends_at] = [0, 1_000].map((ms) => new Date(Date.now() + ROOM_MS + ms).toISOString());
  return { starts_at, ends_at };
}

/** Signed in without the screen for it. */
export async function enter(page: Page, { email }: Person): Promise<void> {
  const answer = await page.request.post('/api/v1/auth/session', { data: { email, password: PASSWORD } });
  expect(answer.ok()).toBe(true);
}
