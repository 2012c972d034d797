import { api, want, wantTagged, type Schemas } from '../../api/client';
import { refreshSession } from '../../app/session.svelte';

/** Changes something of oneself, on what stands now: nobody else changes it meanwhile. */
export async function changeMe(body: Schemas['MeChange']): Promise<void> {
  const { etag } = await wantTagged(api.GET('/api/v1/me'));
  await want(api.PATCH('/api/v1/me', { params: { header: { 'If-Match': etag } }, body }));
  await refreshSession();
}
