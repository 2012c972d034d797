import { defineConfig } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, portOf, WORKERS } from './e2e/servers';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const MEASURED = /budget\.spec/;
/** Where the demo lab is filled once for all servers; those who run the tests are told by the first of them. */
const filled = (process.env['USTAKANA_E2E_FILLED'] ??= mkdtempSync(join(tmpdir(), 'ustakana-e2e-')));

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: WORKERS,
  // What fails once and then passes is told as such; a change is not held up by it, and whoever runs the stories sees it fail.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    timezoneId: 'Asia/Bishkek',
    locale: 'en-GB',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // There is a camera, which may be used and sees a moving picture.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
  projects: [
    { name: 'phone', testIgnore: MEASURED, use: PHONE },
    // Light on a phone, dark on a desktop: whatever is looked at is seen in both.
    {
      name: 'desktop',
      testIgnore: MEASURED,
      use: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
    },
    // What is measured has the machine to itself.
    { name: 'budget', testMatch: MEASURED, use: PHONE, dependencies: ['phone', 'desktop'] },
  ],
  webServer: Array.from({ length: WORKERS }, (_, worker) => ({
    command: `e2e/serve ${portOf(worker)}`,
    url: `${addressOf(worker)}/readyz`,
    env: { USTAKANA_E2E_FILLED: filled },
    timeout: 180_000,
    stdout: 'ignore' as const,
    stderr: 'ignore' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  })),
});
