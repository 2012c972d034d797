import { api, send } from '../../../api/client';
import { asFailure } from '../../../api/problem';
import { tellFailure } from '../../../design/tell-failure';
import { tell } from '../../../design/toasts.svelte';
import { t } from '../../../words/index.svelte';

/** Lets the machines of a blackout be booked again from now on, and tells how it went. */
export async function giveBack(id: string): Promise<void> {
  try {
    const params = { path: { id } };
    await send((headers) => api.POST('/api/v1/blackouts/{id}/cancel', { params, headers, body: {} }));
    tell(t('board-given-back'));
  } catch (cause) {
    tellFailure(asFailure(cause));
    throw cause;
  }
}
