import { api, want, type Schemas } from '../../api/client';
import { toOwnLab, type Person } from '../../app/session.svelte';
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
