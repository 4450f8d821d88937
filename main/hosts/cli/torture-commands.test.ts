import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import { newSite } from '../../app/testing/attacked-site.js';
import { oldSite } from '../../app/testing/old-site.js';
import { randomFrom } from '../../base/random-from.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';

/*
 * Kills commands at random moments: a backup, a restore, and the first opening of a folder of an older version. `npm run
 * torture` does it often.
 */

const kills = Math.ceil(Number(process.env['ROLLCALL_TORTURE_ROUNDS'] ?? 10) / 10);
const random = randomFrom(Number(process.env['ROLLCALL_TORTURE_SEED'] ?? 1));
const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
const password = 'correct horse battery';
/** Longer than a command takes on a busy machine. */
const maxMs = 1500;

/** Runs a command, and kills it after a random time, unless it ends before. */
async function killed(args: readonly string[], input = ''): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => undefined).end(input);
  await Promise.race([ended, pause(random() * maxMs)]);
  child.kill('SIGKILL');
  await ended;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A folder has the people and punches of `newSite`, and needs no help. */
async function expectWhole(data: string): Promise<void> {
  const on = ['--data', data];
  for (const log of ['log', 'audit']) {
    expect((await rollcall([log, 'verify', ...on])).code).toBe(0);
  }
  const { err, json: people } = await rollcall(['people', '--json', ...on]);
  expect(err).toBe('');
  expect(people.map(({ name }) => name)).toEqual(['Ada', 'Ben']);
  const [verified] = (await rollcall(['log', 'verify', '--json', ...on])).json;
  expect(verified).toMatchObject({ ok: true, entries: 2 });
  const left = (await readdir(data, { recursive: true })).filter((name) => name.endsWith('.tmp'));
  expect(left).toEqual([]);
}

test(
  `a folder of an older version is upgraded, although the upgrade is killed ${kills} times`,
  async () => {
    const old = await oldSite();
    for (let round = 0; round < kills; round++) {
      const data = join(await temporaryFolder(), 'data');
      await cp(old.data, data, { recursive: true });
      for (let kill = 0; kill < 3; kill++) await killed(['people', '--data', data]);
      await expectWhole(data);
    }
  },
  60_000 + kills * 60_000,
);

test(
  `a backup and a restore are complete or nothing, although they are killed ${kills} times`,
  async () => {
    const { data } = await newSite();
    const folder = await temporaryFolder();
    const file = join(folder, 'site.backup');
    for (let round = 0; round < kills; round++) {
      await killed(['backup', file, '--data', data], `${password}\n`);
      await expectWhole(data);
      if (!(await exists(file))) {
        const again = ['backup', file, '--data', data];
        expect(await rollcall(again, {}, `${password}\n`)).toMatchObject({ code: 0 });
      }
      const restored = join(folder, 'restored');
      const restore = ['restore', file, '--data', restored];
      await killed(restore, `${password}\n`);
      // Complete, or started again without help.
      if (!(await exists(join(restored, 'settings.json')))) {
        expect(await rollcall(restore, {}, `${password}\n`)).toMatchObject({ code: 0 });
      }
      await expectWhole(restored);
      await rm(restored, { recursive: true });
      await rm(file);
    }
  },
  60_000 + kills * 60_000,
);
