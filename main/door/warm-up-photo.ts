import { createRequire } from 'node:module';
import { unpackedPath } from '../base/unpacked-path.js';

/** A photo with faces from a package that is installed anyway. */
export function warmUpPhoto(): string {
  return unpackedPath(
    createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg'),
  );
}
