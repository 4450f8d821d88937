import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

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

/** A file of the screens. */
export interface ScreenFile {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/**
 * Reads a file of the screens, for any host. The files are small and the hosts local, so that they are
 * sent whole: there are no ranges and no streams that could fail half-way.
 * @param folder of the built screens.
 * @param pathname the path of the request, percent-encoded, without the query; `/` is `index.html`.
 * @returns null if it does not exist, is a folder, or the path could lead out of the folder.
 */
export async function readScreenFile(folder: string, pathname: string): Promise<ScreenFile | null> {
  const path = segmentsOf(pathname);
  if (path === null) return null;
  try {
    const bytes = await readFile(join(folder, ...path));
    const extension = extname(path.at(-1) ?? '').toLowerCase();
    return { bytes, contentType: contentTypes[extension] ?? 'application/octet-stream' };
  } catch {
    return null;
  }
}

/**
 * The path's segments; null if they could lead out of the folder, for example with an encoded slash, a
 * backslash, a drive letter or a zero byte.
 */
function segmentsOf(pathname: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded === '/') return ['index.html'];
  if (!decoded.startsWith('/')) return null;
  const names = decoded.slice(1).split('/');
  const isPlain = (name: string): boolean =>
    name !== '' && name !== '.' && name !== '..' && !/[\\:\0]/.test(name);
  return names.every(isPlain) ? names : null;
}
