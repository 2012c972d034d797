import type { Schemas } from '../../../api/client';

/** How a device's key stands: good, past its day, or ended by hand. */
export function keyState(device: Pick<Schemas['Device'], 'active' | 'revoked_at'>): 'active' | 'expired' | 'revoked' {
  if (device.revoked_at) return 'revoked';
  return device.active ? 'active' : 'expired';
}
