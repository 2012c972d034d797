/**
 * Whom somebody means who typed one line: an e-mail address has an @, a phone number begins with +, the rest is a student
 * number of the lab shown.
 */
export function whoIs(line: string, lab: string | undefined) {
  const given = line.trim();
  if (given.includes('@')) return { email: given };
  if (/^\+[\d\s()-]{6,}$/.test(given)) return { phone: given };
  return { student_number: given, lab };
}
