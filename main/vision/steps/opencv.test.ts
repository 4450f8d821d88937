import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';

const built = fileURLToPath(new URL('dist/opencv/opencv.wasm', findPackageRoot()));

/** TypeScript declares WebAssembly only in the DOM library. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { instantiate: (bytes: Uint8Array) => Promise<unknown> };
};

/** What the package decodes and passes on to be compiled. It is not compiled here, as that takes long. */
async function bytesOfPackage(): Promise<Uint8Array> {
  const load = createRequire(import.meta.url);
  const path = load.resolve('@techstark/opencv-js');
  const { instantiate } = WebAssembly;
  try {
    return await new Promise((resolve) => {
      WebAssembly.instantiate = (bytes) => {
        resolve(bytes);
        return new Promise(() => undefined);
      };
      load(path);
    });
  } finally {
    WebAssembly.instantiate = instantiate;
    // Another test must not get the module that never finishes loading.
    Reflect.deleteProperty(load.cache, path);
  }
}

test.skipIf(!existsSync(built))('the built WebAssembly is that of the package', async () => {
  const [expected, found] = [Buffer.from(await bytesOfPackage()), readFileSync(built)];
  expect(found.length).toBe(expected.length);
  expect(found.equals(expected)).toBe(true);
});
