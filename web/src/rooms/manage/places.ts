/** Where the staff's desk has its rooms, in the order of their menu. What a technician may not do is left out for them. */
export const PLACES = [
  { href: '/manage', word: 'manage-waiting', for: 'staff' },
  { href: '/manage/reservations', word: 'manage-reservations', for: 'staff' },
  { href: '/manage/sessions', word: 'manage-sessions', for: 'staff' },
  { href: '/manage/machines', word: 'manage-machines', for: 'staff' },
  { href: '/manage/maintenance', word: 'manage-maintenance', for: 'staff' },
  { href: '/manage/stock', word: 'manage-stock', for: 'staff' },
  { href: '/manage/assets', word: 'manage-assets', for: 'staff' },
  { href: '/manage/people', word: 'manage-people', for: 'staff' },
  { href: '/manage/training', word: 'manage-training', for: 'staff' },
  { href: '/manage/groups', word: 'manage-groups', for: 'staff' },
  { href: '/manage/requests', word: 'manage-requests', for: 'staff' },
  { href: '/manage/statistics', word: 'manage-statistics', for: 'manager' },
  { href: '/manage/audit', word: 'manage-audit', for: 'manager' },
  { href: '/manage/settings', word: 'manage-settings', for: 'manager' },
  { href: '/manage/devices', word: 'manage-devices', for: 'manager' },
] as const;
