import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';
import { electronInstaller, electronProgram } from './electron/program.js';

/*
 * `npm start`: the kiosk in Electron where its program is here or can be fetched, else in the web host. Arguments are
 * handed on, such as `--data DIR`.
 */

const given = process.argv.slice(2);
const electron = electronProgram() ?? (await fetchElectron());
if (electron === null) {
  await run(process.execPath, [inPackage('bin/rollcall.js'), 'serve', '--kiosk', ...given]);
} else {
  await run(electron, [inPackage('dist/main/hosts/electron/main.js'), ...given]);
}

/**
 * Has Electron's own installer fetch its program, which `npm install` leaves out; null, after one line
 * that says why, where that cannot be.
 */
async function fetchElectron(): Promise<string | null> {
  const installer = electronInstaller();
  let why = 'its package is not installed';
  if (installer !== null) {
    console.log('Fetching Electron’s program, once …');
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child, 'close');
    why = said.trim().split('\n')[0] ?? '';
  }
  const program = electronProgram();
  if (program === null) {
    console.log(`Electron’s program cannot be had (${why}), so the kiosk runs in a browser.`);
  }
  return program;
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
