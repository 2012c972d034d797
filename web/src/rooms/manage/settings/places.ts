/** The screens of the settings, in the order of their menu. */
export const PLACES = [
  { href: '/manage/settings/lab', word: 'settings-lab' },
  { href: '/manage/settings/hours', word: 'settings-hours' },
  { href: '/manage/settings/closures', word: 'settings-closures' },
  { href: '/manage/settings/policies', word: 'settings-policies' },
  { href: '/manage/settings/import', word: 'settings-import' },
] as const;
