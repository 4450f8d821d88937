import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run dev`: runs the kiosk in a browser. After a change of a source file, it compiles the file,
 * starts the services again, and open pages reload. Arguments such as `--data DIR` are passed to
 * `rollcall serve`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
/** Compilers write many files; the services start again once after the last of them. */
const quietMs = 400;
const args = process.argv.slice(2);

/** Runs one of the project's programs. @param {string[]} args @param {Record<string, string>} env */
function start(args, env = {}) {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
}

const [code] = await once(start(['scripts/build.js']), 'exit');
if (code !== 0) process.exit(1);

// The bundled files would be out of date, so they are removed, and the separate files run. The next start builds
// everything again.
rmSync(join(root, 'dist/inference'), { recursive: true });
rmSync(join(root, 'dist/.built'));

const compilers = [
  start([
    'node_modules/typescript-7/bin/tsc',
    ...['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  ]),
  start(
    [
      'node_modules/vite/bin/vite.js',
      ...['build', '--watch', '--config', 'renderer/vite.config.ts', '--logLevel', 'warn'],
    ],
    { ROLLCALL_DEV: '1' },
  ),
];

/** The running services. */
let services = null;
/** Queue of starts, so that only one runs at a time. */
let queue = Promise.resolve();

async function restart() {
  await stop();
  services = start(['dist/main/hosts/cli/main.js', 'serve', ...args]);
}

async function stop() {
  if (services === null || services.exitCode !== null || services.signalCode !== null) return;
  const ended = once(services, 'exit');
  services.kill('SIGTERM');
  await ended;
}

let timer;
for (const folder of ['contract', 'main', 'models', 'renderer']) {
  watch(join(root, 'dist', folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => (queue = queue.then(restart)), quietMs);
  });
}
timer = setTimeout(() => (queue = queue.then(restart)), quietMs);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    clearTimeout(timer);
    for (const compiler of compilers) compiler.kill();
    await queue;
    await stop();
    process.exit(0);
  });
}
