import { api, want, type Schemas } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { t } from '../../../words/index.svelte';
import { member } from '../../booking/staff/people';
import type { Member } from './data';

/**
 * Sets what somebody is in the lab. The service takes no `If-Match` here and a setting replaces the suspension, so the
 * member is read once more before it: throws a 412 of our own when they are not what was shown.
 */
export async function put(lab: string, was: Member, body: Schemas['MemberRequest']): Promise<void> {
  const fresh = await member(lab, was.member);
  if (fresh?.version !== was.version) {
    throw new Problem(412, { title: t('people-not-saved'), detail: t('manage-changed-meanwhile') });
  }
  const path = { lab, person: was.member };
  await want(api.PUT('/api/v1/labs/{lab}/members/{person}', { params: { path }, body }));
}
