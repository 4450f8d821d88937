import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';

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

/** Electron's program; null where its download was left out, as our installation does. */
function electronProgram(): string | null {
  // Not by requiring `electron`: on plain Node that starts the download.
  const folder = packageFolder();
  if (folder === null) return null;
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(program) ? program : null;
}

function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
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
