import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';
import { electronInstaller, electronProgram } from './electron/program.js';

/*
 * `npm start`: runs the kiosk in Electron if it is installed or can be downloaded, otherwise in the web
 * host. Arguments such as `--data DIR` are passed on.
 */

const args = process.argv.slice(2);
const electron = electronProgram() ?? (await downloadElectron());
if (electron === null) {
  await run(process.execPath, [inPackage('bin/rollcall.js'), 'serve', '--kiosk', ...args]);
} else {
  await run(electron, [inPackage('dist/main/hosts/electron/main.js'), ...args]);
}

/**
 * Downloads Electron with its own installer, which `npm install` does not run. If that fails, prints the
 * reason and returns null.
 */
async function downloadElectron(): Promise<string | null> {
  const installer = electronInstaller();
  let reason = 'the package is not installed';
  if (installer !== null) {
    console.log('Downloading Electron. This is only done once…');
    const child = spawn(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    await once(child, 'close');
    reason = output.trim().split('\n')[0] ?? '';
  }
  const program = electronProgram();
  if (program === null) {
    console.log(`Electron is not available (${reason}). The kiosk will run in a browser.`);
  }
  return program;
}

function inPackage(path: string): string {
  return fileURLToPath(new URL(path, findPackageRoot()));
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, [...args], { stdio: 'inherit' });
  // Ctrl+C reaches both processes; this one waits for the other to finish.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
