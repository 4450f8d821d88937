import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/*
 * Joins the compiled command line to a few files in `dist/cli`, which `bin/rollcall.js` runs: reading 700 files one
 * by one took half of the CPU time of a start (docs/adr/0002-compiled-output.md). Packages stay as they are, and so
 * do the programs of other processes and threads.
 */

await build({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: 'dist/cli',
    minify: false,
    ssr: 'dist/main/hosts/cli/main.js',
    target: 'node20',
    rolldownOptions: { external: (id) => !/^[./]|^[A-Z]:/i.test(id) },
  },
});
