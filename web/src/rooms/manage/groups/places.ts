/** The screens of the groups, in the order of their menu. */
export const PLACES = [
  { href: '/manage/groups', word: 'desk-groups-list' },
  { href: '/manage/groups/attendance', word: 'desk-groups-attendance' },
] as const;
