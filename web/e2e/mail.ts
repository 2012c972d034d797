import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { addressOf, portOf, WORKERS } from './servers';
import { expect, PASSWORD, test } from './support';

/** The text of a letter, whatever it was encoded in on its way. */
function textOf(letter: string): string {
  const [head = '', ...rest] = letter.split('\n\n');
  const body = rest.join('\n\n');
  if (/^Content-Transfer-Encoding: base64$/im.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/^Content-Transfer-Encoding: quoted-printable$/im.test(head)) return body;
  const bytes = body
    .replaceAll('=\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** A mail server that takes every letter. */
async function openMail() {
  const letters: string[] = [];
  const server = createServer((socket) => {
    let letter: string[] | undefined;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    socket.on('error', () => socket.destroy());
    say('220 mail');
    createInterface(socket).on('line', (line) => {
      if (line === 'DATA') {
        letter = [];
        return say('354 go on');
      }
      if (letter && line !== '.') return void letter.push(line);
      if (letter) letters.push(letter.join('\n'));
      letter = undefined;
      say('250 good');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { letters, port: (server.address() as AddressInfo).port, close: () => server.close() };
}

interface MailingService {
  address: string;
  /** The link in the next letter to somebody. */
  linkTo: (email: string) => Promise<string>;
}

/** For stories with a service of their own that is empty but for its administrator, and sends mail. */
export const testWithMail = test.extend<{ service: MailingService }>({
  service: async ({}, use, { parallelIndex }) => {
    const mail = await openMail();
    // Beyond those that are there for all.
    const at = WORKERS + parallelIndex;
    const filled = mkdtempSync(join(tmpdir(), 'ustakana-e2e-mail-'));
    mkdirSync(join(filled, 'lab'));
    const env = {
      ...process.env,
      USTAKANA_E2E_FILLED: filled,
      USTAKANA_ADMIN_EMAIL: 'admin@example.org',
      USTAKANA_ADMIN_PASSWORD: PASSWORD,
      USTAKANA_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      USTAKANA_MAIL_FROM: 'FabLab <lab@example.org>',
    };
    const script = fileURLToPath(new URL('serve', import.meta.url));
    const served = spawn(script, [String(portOf(at))], { env, stdio: 'ignore' });
    const address = addressOf(at);
    const ready = () =>
      fetch(`${address}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
    await expect.poll(ready, { timeout: 30_000 }).toBe(true);
    await use({
      address,
      linkTo: async (email) => {
        const next = () => mail.letters.findIndex((letter) => letter.includes(`To: ${email}`));
        await expect.poll(next).toBeGreaterThanOrEqual(0);
        return /http\S+/.exec(textOf(mail.letters.splice(next(), 1)[0] ?? ''))?.[0] ?? '';
      },
    });
    served.kill();
    await once(served, 'exit');
    mail.close();
  },
});
