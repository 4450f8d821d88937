import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Electron's program; null where its download was left out, as our installation does. */
export function electronProgram(): string | null {
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

/** Electron's installer, which fetches the program; null where the package is not installed. */
export function electronInstaller(): string | null {
  const folder = packageFolder();
  return folder === null ? null : join(folder, 'install.js');
}
