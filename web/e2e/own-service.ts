import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addressOf, portOf, WORKERS } from './servers';
import { expect, test } from './support';

/** Serves a lab that `fill` puts into an empty folder, beside what is there for all stories; `env` sets it up. */
export async function serveOwn(parallelIndex: number, fill: (lab: string) => void, env: Record<string, string> = {}) {
  const filled = mkdtempSync(join(tmpdir(), 'ustakana-e2e-own-'));
  fill(join(filled, 'lab'));
  // Beyond those that are there for all.
  const at = WORKERS + parallelIndex;
  const script = fileURLToPath(new URL('serve', import.meta.url));
  const served = spawn(script, [String(portOf(at))], {
    env: { ...process.env, USTAKANA_E2E_FILLED: filled, ...env },
    stdio: 'ignore',
  });
  const address = addressOf(at);
  const ready = () =>
    fetch(`${address}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const gone = once(served, 'exit');
  const stop = async () => {
    served.kill();
    await gone;
  };
  try {
    await expect.poll(ready, { timeout: 60_000 }).toBe(true);
  } catch (late) {
    // Whoever comes next finds the port free.
    await stop();
    throw late;
  }
  return { address, stop };
}

/** For stories that use up what the demo lab has but once: each finds it as it was filled. */
export const testWithFreshDemo = test.extend({
  baseURL: [
    async ({}, use, { parallelIndex }) => {
      const filled = join(process.env['USTAKANA_E2E_FILLED'] ?? '', 'lab');
      const service = await serveOwn(parallelIndex, (lab) => cpSync(filled, lab, { recursive: true }));
      await use(service.address);
      await service.stop();
    },
    { scope: 'test', timeout: 90_000 },
  ],
});
