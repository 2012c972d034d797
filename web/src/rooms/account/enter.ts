import { api, want, type Schemas } from '../../api/client';
import { here } from '../../app/router.svelte';
import { keepLab, lab, person, type Person } from '../../app/session.svelte';
import { signedIn } from '../../app/shared-device';

/** Whom somebody signs in as: one of their names. */
type Who = Pick<Schemas['Credentials'], 'email' | 'phone' | 'student_number' | 'lab'>;

/** By what this person signs in; nothing where they have no name yet. */
export function whoOf({ email, phone, memberships }: Person): Who | undefined {
  if (email) return { email };
  if (phone) return { phone };
  const one = memberships.find(({ student_number }) => student_number);
  return one && { student_number: one.student_number, lab: one.lab };
}

/** Who has just come in sees a lab of theirs, not the one that a stranger was shown; unless the address names one. */
export function toOwnLab(): void {
  const [who, shown] = [person(), lab()?.slug];
  if (!who || who.admin || here().searchParams.has('lab')) return;
  const [first] = who.memberships;
  if (first && !who.memberships.some((one) => one.lab === shown)) keepLab(first.lab);
}

/** Signs in with the password that was set just now. Tells whether that went well: if not, there is the screen for it. */
export async function enter(who: Who, password: string, shared: boolean): Promise<boolean> {
  try {
    await want(api.POST('/api/v1/auth/session', { body: { ...who, password } }));
    await signedIn(shared);
    toOwnLab();
    return true;
  } catch {
    return false;
  }
}
