import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/*
 * Bundles the compiled files of two programs into a few each: the command line in `dist/cli`, which `bin/rollcall.js`
 * runs, and the inference process in `dist/inference`. To find, read and link hundreds of files takes half of the CPU
 * time of a start (docs/adr/0002-compiled-output.md). Packages and the programs of threads are not bundled.
 */

const programs = {
  'dist/cli': 'dist/main/hosts/cli/main.js',
  'dist/inference': 'dist/main/vision/worker/process.js',
};

for (const [outDir, ssr] of Object.entries(programs)) {
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir,
      minify: false,
      ssr,
      target: 'node20',
      rolldownOptions: { external: (id) => !/^[./]|^[A-Z]:/i.test(id) },
    },
  });
}
