import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Builds dist/ and models/build/: `node scripts/build.js`, or with `--if-needed` only if a source file is
 * newer than the last build. Plain JavaScript, because it runs before the compiler.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
/** Touched at the end of a build. */
const stamp = join(root, 'dist', '.built');
const sources = ['contract', 'main', 'models', 'preload', 'renderer', 'bench', 'fuzz'];
const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * @param {string} name shown if the step fails.
 * @param {string[]} args arguments of Node.
 */
async function run(name, args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const [code] = await once(child, 'close');
  if (code === 0) return;
  console.error(output);
  console.error(`The build failed: ${name}.`);
  process.exit(1);
}

async function build() {
  console.error('Building Rollcall …');
  await Promise.all([
    run('the compiler', ['node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.build.json']),
    run('the screens', [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'renderer/vite.config.ts',
    ]),
  ]);
  await Promise.all([
    run('the preload script', ['dist/main/hosts/electron/build-preload.js']),
    run('the models', ['dist/models/build.js']),
    run('the joined programs', ['scripts/join-programs.js']),
    run('OpenCV', ['scripts/split-opencv.js']),
  ]);
  writeFileSync(stamp, '');
}

/** True if a source file is newer than the last build. */
function isStale() {
  if (!existsSync(stamp)) return true;
  const builtMs = statSync(stamp).mtimeMs;
  const newer = (path) => statSync(path).mtimeMs > builtMs;
  return (
    files.some((file) => newer(join(root, file))) ||
    sources.some((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).some(
        (entry) =>
          entry.isFile() &&
          !entry.parentPath.includes('build') &&
          newer(join(entry.parentPath, entry.name)),
      ),
    )
  );
}

if (!process.argv.includes('--if-needed') || isStale()) await build();
