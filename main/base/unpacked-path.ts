/**
 * Where a file of a packed program is on the disk: native libraries know nothing of Electron's
 * archives, and what they read is kept beside the archive (`asarUnpack` in electron-builder.yml).
 * Other paths are returned as they are.
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked');
}
