/**
 * Where a file of a packaged app is on the disk: native libraries cannot read Electron's archives, so
 * their files are kept beside the archive (`asarUnpack` in electron-builder.yml). Other paths are
 * returned unchanged.
 */
export function unpackedPath(path: string): string {
  return path.replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked');
}
