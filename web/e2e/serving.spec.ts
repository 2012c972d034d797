import { expect, test } from './support';

test('the page comes with a strict policy, its files for ever, compressed', async ({ request }) => {
  const page = await request.get('/board');
  expect(page.status()).toBe(200);
  expect(page.headers()['content-security-policy']).toContain("script-src 'self'");
  expect(page.headers()['content-security-policy']).not.toContain('unsafe-inline');
  expect(page.headers()['cache-control']).toBe('no-cache');
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  const file = await request.get(script, { headers: { 'accept-encoding': 'br' } });
  expect(file.headers()['content-encoding']).toBe('br');
  expect(file.headers()['cache-control']).toContain('immutable');
  const again = await request.get('/', { headers: { 'if-none-match': page.headers()['etag'] ?? '' } });
  expect(again.status()).toBe(304);
});

test('a mistyped address is a page for people and a problem for programs', async ({ request }) => {
  const person = await request.get('/no-such-page', { headers: { accept: 'text/html' } });
  expect(person.status()).toBe(404);
  expect(await person.text()).toContain('<div id="app">');
  const program = await request.get('/no-such-page', { headers: { accept: 'application/json' } });
  expect(program.status()).toBe(404);
  expect(program.headers()['content-type']).toContain('application/problem+json');
});
