import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { serveOwn } from './own-service';
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
  /** The first link in the next letter to somebody, of those whose link is such a one. */
  linkTo: (email: string, such?: RegExp) => Promise<string>;
  /** How many such letters to them are there, and not taken yet. */
  lettersTo: (email: string, such: RegExp) => number;
}

/** For stories with a service of their own that is empty but for its administrator, and sends mail. */
export const testWithMail = test.extend<{ service: MailingService }>({
  service: async ({}, use, { parallelIndex }) => {
    const mail = await openMail();
    const { address, stop } = await serveOwn(parallelIndex, (lab) => mkdirSync(lab), {
      USTAKANA_ADMIN_EMAIL: 'admin@example.org',
      USTAKANA_ADMIN_PASSWORD: PASSWORD,
      USTAKANA_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      USTAKANA_MAIL_FROM: 'FabLab <lab@example.org>',
    });
    const linkIn = (letter: string) => /http\S+/.exec(textOf(letter))?.[0] ?? '';
    const isTo = (email: string, such: RegExp) => (letter: string) =>
      letter.includes(`To: ${email}`) && such.test(linkIn(letter));
    await use({
      address,
      linkTo: async (email, such = /^/) => {
        const next = () => mail.letters.findIndex(isTo(email, such));
        await expect.poll(next, { timeout: 30_000 }).toBeGreaterThanOrEqual(0);
        return linkIn(mail.letters.splice(next(), 1)[0] ?? '');
      },
      lettersTo: (email, such) => mail.letters.filter(isTo(email, such)).length,
    });
    await stop();
    mail.close();
  },
});
