import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findPackageRoot } from '../../../models/package-root.js';

/**
 * Bundles the preload script as a single CommonJS file, `index.cjs`: a sandboxed preload script can load
 * neither other files nor ES modules.
 */
export async function buildPreload(folder: string): Promise<void> {
  const root = fileURLToPath(findPackageRoot());
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
      rolldownOptions: { external: ['electron'] },
    },
  });
}

const program = process.argv[1];
if (
  program !== undefined &&
  realpathSync(program) === realpathSync(fileURLToPath(import.meta.url))
) {
  await buildPreload(fileURLToPath(new URL('dist/preload/', findPackageRoot())));
}
