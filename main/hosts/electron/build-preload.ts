import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findPackageRoot } from '../../../models/package-root.js';

/**
 * Makes one CommonJS file, `index.cjs`, of the preload script: a sandboxed one can load no other
 * files and no ES modules.
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
