import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Protocol } from 'electron';
import { securityHeaders } from '../security-headers.js';
import { isOwn, scheme } from './origin.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Registers `rollcall:` as a secure scheme that may use the camera. Call before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files of a folder as `rollcall://kiosk/…`. */
export function serveFolder(protocol: Protocol, folder: string): void {
  protocol.handle(scheme, (request) => answer(folder, request));
}

async function answer(folder: string, { url, method }: Request): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405);
  const path = isOwn(url) ? pathOf(new URL(url)) : null;
  if (path === null) return refusal(404);
  try {
    const bytes = await readFile(join(folder, ...path));
    const type = contentTypes[extname(path.at(-1) ?? '').toLowerCase()];
    return new Response(method === 'HEAD' ? null : new Uint8Array(bytes), {
      headers: { ...headers, 'Content-Type': type ?? 'application/octet-stream' },
    });
  } catch {
    // It does not exist or is a folder.
    return refusal(404);
  }
}

const headers = { ...securityHeaders, 'Cache-Control': 'no-cache' };

/**
 * The path's segments; null if they could lead out of the folder, for example with an encoded slash, a
 * backslash, a drive letter or a zero byte.
 */
function pathOf({ pathname }: URL): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded === '/') return ['index.html'];
  const names = decoded.slice(1).split('/');
  const isPlain = (name: string): boolean =>
    name !== '' && name !== '.' && name !== '..' && !/[\\:\0]/.test(name);
  return names.every(isPlain) ? names : null;
}

function refusal(status: number): Response {
  return new Response(null, { status, headers });
}
