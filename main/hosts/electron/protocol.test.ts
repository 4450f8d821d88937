import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../security-headers.js';
import { registerScheme, serveFolder } from './protocol.js';

const contentSecurityPolicy = securityHeaders['Content-Security-Policy'];
import { lastArguments, stub } from './testing/electron-stub.js';

let top: string;
let handle: (request: Pick<Request, 'url' | 'method'>) => Promise<Response>;
beforeAll(async () => {
  top = await mkdtemp(join(tmpdir(), 'protocol-'));
  await mkdir(join(top, 'renderer/assets'), { recursive: true });
  await writeFile(join(top, 'secret.txt'), 'not for pages');
  await writeFile(join(top, 'renderer/index.html'), '<title>Rollcall</title>');
  await writeFile(join(top, 'renderer/assets/kiosk.js'), 'export {};');
  await writeFile(join(top, 'renderer/assets/a b.css'), 'a{}');
  serveFolder(stub.protocol, join(top, 'renderer'));
  const [scheme, handler] = lastArguments('protocol.handle');
  expect(scheme).toBe('rollcall');
  handle = handler as typeof handle;
});
afterAll(async () => {
  await rm(top, { recursive: true });
});

/** `Request` would normalise some of the URLs below. */
function get(url: string, method = 'GET'): Promise<Response> {
  return handle({ url, method });
}

test('the scheme is secure, as the camera and ES modules require', () => {
  registerScheme(stub.protocol);
  expect(lastArguments('registerSchemesAsPrivileged')).toEqual([
    [
      {
        scheme: 'rollcall',
        privileges: { standard: true, secure: true, supportFetchAPI: true },
      },
    ],
  ]);
});

test.each([
  ['rollcall://kiosk/', '<title>Rollcall</title>', 'text/html; charset=utf-8'],
  ['rollcall://kiosk/index.html?mode=door#top', '<title>Rollcall</title>', 'text/html'],
  ['rollcall://kiosk/assets/kiosk.js', 'export {};', 'text/javascript'],
  ['rollcall://kiosk/assets/a%20b.css', 'a{}', 'text/css'],
  ['rollcall://kiosk/assets/../index.html', '<title>Rollcall</title>', 'text/html'],
])('%s is served from the folder', async (url, text, type) => {
  const response = await get(url);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(text);
  expect(response.headers.get('content-type')).toContain(type);
});

test('every response has the content security policy', async () => {
  for (const url of ['rollcall://kiosk/', 'rollcall://kiosk/nothing.js']) {
    const { headers } = await get(url);
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect(contentSecurityPolicy).toContain("default-src 'none'");
  expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/);
});

test.each([
  'rollcall://kiosk/../secret.txt',
  'rollcall://kiosk/%2e%2e/secret.txt',
  'rollcall://kiosk/..%2fsecret.txt',
  'rollcall://kiosk/assets/..%2f..%2fsecret.txt',
  'rollcall://kiosk/..%5csecret.txt',
  'rollcall://kiosk/..\\secret.txt',
  'rollcall://kiosk//etc/hosts',
  'rollcall://kiosk/%2fetc/hosts',
  'rollcall://kiosk/c:/windows/win.ini',
  'rollcall://kiosk/index.html%00.png',
  'rollcall://kiosk/%zz',
  'rollcall://kiosk/assets',
  'rollcall://kiosk/assets/',
  'rollcall://kiosk/nothing.js',
  'rollcall://other/index.html',
  'file:///etc/hosts',
])('%s is not found', async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('');
});

test('only GET and HEAD are allowed', async () => {
  expect((await get('rollcall://kiosk/', 'POST')).status).toBe(405);
  const head = await get('rollcall://kiosk/', 'HEAD');
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});
