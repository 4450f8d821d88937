import type { Protocol } from 'electron';
import { readScreenFile } from '../screen-files.js';
import { securityHeaders } from '../security-headers.js';
import { isOwn, scheme } from './origin.js';

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
  const file = isOwn(url) ? await readScreenFile(folder, new URL(url).pathname) : null;
  if (file === null) return refusal(404);
  return new Response(method === 'HEAD' ? null : new Uint8Array(file.bytes), {
    headers: { ...headers, 'Content-Type': file.contentType },
  });
}

const headers = { ...securityHeaders, 'Cache-Control': 'no-cache' };

function refusal(status: number): Response {
  return new Response(null, { status, headers });
}
