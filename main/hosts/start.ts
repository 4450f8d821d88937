import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';
import { electronProgram } from './electron-program.js';

/*
 * `npm start`: the kiosk in Electron where its program is here, else in the web host. Arguments are
 * handed on, such as `--data DIR`.
 */

const given = process.argv.slice(2);
const electron = electronProgram();
if (electron === null) {
  console.log(
    'Electron’s program is not installed here, so the kiosk runs in a browser (to have it: "node node_modules/electron/install.js").',
  );
  await run(process.execPath, [inPackage('bin/rollcall.js'), 'serve', '--kiosk', ...given]);
} else {
  await run(electron, [inPackage('dist/main/hosts/electron/main.js'), ...given]);
}

function inPackage(path: string): string {
  return fileURLToPath(new URL(path, findPackageRoot()));
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, [...args], { stdio: 'inherit' });
  // Ctrl+C reaches both; this one waits until the other has put everything away.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
