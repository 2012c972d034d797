import type { Schemas } from '../../api/client';

type Settings = Schemas['NotificationSettings'];
type Change = Schemas['NotificationSettingsChange'];
export type Group = Schemas['NotificationGroup'];
export type Channel = 'in_app' | 'email';

export const CHANNELS = ['in_app', 'email'] as const satisfies readonly Channel[];
/** What everybody is told, and what only staff are. */
export const GROUPS = [
  'reservations',
  'confirmations',
  'reminders',
  'machines',
  'sessions',
  'training',
  'requests',
  'membership',
] as const satisfies readonly Group[];
export const FOR_STAFF = ['desk', 'upkeep'] as const satisfies readonly Group[];

/** Offered to who chooses quiet hours for the first time. */
const NIGHT = { from: '22:00', until: '07:00' };
const AHEAD = [10, 15, 30, 45, 60];

/** What a person fills in. */
export interface Draft {
  groups: Record<Group, Record<Channel, boolean>>;
  quiet: boolean;
  from: string;
  until: string;
  digest: Settings['digest'];
  reminder_minutes: number;
}

/** A field of a time of day knows no 24:00. */
const wall = (text: string) => (text === '24:00' ? '00:00' : text);

export function draftOf(settings: Settings): Draft {
  const { from, until } = settings.quiet_hours ?? NIGHT;
  const groups = Object.fromEntries(Object.entries(settings.groups).map(([group, choice]) => [group, { ...choice }]));
  return {
    groups: groups as Draft['groups'],
    quiet: !!settings.quiet_hours,
    from: wall(from),
    until: wall(until),
    digest: settings.digest,
    reminder_minutes: settings.reminder_minutes,
  };
}

/** What of the settings a draft changes; nothing else is sent. */
export function changeOf(settings: Settings, draft: Draft): Change {
  const before = draftOf(settings);
  const groups: Partial<Record<Group, Partial<Record<Channel, boolean>>>> = {};
  for (const group of [...GROUPS, ...FOR_STAFF])
    for (const channel of CHANNELS) {
      const wanted = draft.groups[group][channel];
      if (wanted !== before.groups[group][channel]) groups[group] = { ...groups[group], [channel]: wanted };
    }
  const hours = (one: Draft) => (one.quiet ? { from: one.from, until: one.until } : null);
  const quiet = hours(draft);
  return {
    ...(Object.keys(groups).length > 0 ? { groups } : {}),
    ...(JSON.stringify(quiet) !== JSON.stringify(hours(before)) ? { quiet_hours: quiet } : {}),
    ...(draft.digest !== before.digest ? { digest: draft.digest } : {}),
    ...(draft.reminder_minutes !== before.reminder_minutes ? { reminder_minutes: draft.reminder_minutes } : {}),
  };
}

/** How long before the start one may be reminded; what was chosen elsewhere stays among them. */
export function lengths(chosen: number): number[] {
  return [...new Set([...AHEAD, chosen])].sort((a, b) => a - b);
}
