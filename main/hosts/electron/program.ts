import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The path of Electron's program; null if it was not downloaded, as after `npm install`. */
export function electronProgram(): string | null {
  // Importing `electron` in Node would start the download.
  const folder = packageFolder();
  if (folder === null) return null;
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The path of Electron's installer, which downloads the program; null without the package. */
export function electronInstaller(): string | null {
  const folder = packageFolder();
  return folder === null ? null : join(folder, 'install.js');
}
