/** The screens of the trainings, in the order of their menu; qualifications stay with the people who hold them. */
export const PLACES = [
  { href: '/manage/training', word: 'courses-dates' },
  { href: '/manage/training/courses', word: 'courses-courses' },
  { href: '/manage/training/duties', word: 'courses-duties' },
  { href: '/manage/people/qualifications', word: 'courses-qualifications' },
] as const;
