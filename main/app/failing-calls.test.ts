import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { newSite } from './testing/attacked-site.js';
import { expectConfirmed, nothingConfirmed } from './testing/busy-site.js';

/*
 * As disk-faults.test.ts, below Node: calls of the C library fail in a real program, from its start to its end, before
 * or after they take effect. `npm run disk-faults` runs it; it needs a C compiler.
 */

const compiler = process.env['ROLLCALL_DISK_PAIRS'] === 'all' ? compilerHere() : null;
const root = join(import.meta.dirname, '../..');
const source = join(root, 'main/storage/testing/failing-calls.c');

function compilerHere(): string | null {
  if (process.platform !== 'linux') return null;
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return 'cc';
  } catch {
    process.stderr.write('failing calls skipped: there is no C compiler (cc)\n');
    return null;
  }
}

/** Works at a site as people do, and prints what is confirmed. What is refused is tried again. */
const program = `
  import { openApp } from './dist/main/app/app.js';
  import { punch } from './dist/main/attendance/punch/record.js';
  const [, folder] = process.argv;
  const app = openApp({ folder, onNotice: () => undefined });
  const done = async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (error.code === undefined || attempt === 4) throw error;
        if (!/\\b(Check|Free|Change|Close|Connect|Restart)\\b/.test(error.message)) throw error;
      }
    }
  };
  const people = await done(() => app.api['people.list']({}));
  const punchOf = async ({ subjectId }, direction, time) => {
    const who = { subjectId, method: 'pin', modelId: null, distance: null, margin: null, direction };
    const atMs = Date.parse('2026-03-03T' + time + 'Z');
    const { entry } = await done(async () => punch(who, atMs, await app.data()));
    console.log(entry.seq + ' ' + subjectId + ' ' + direction);
  };
  await Promise.all(people.map((person) => punchOf(person, 'in', '08:00')));
  await done(() => app.api['people.setDetails']({ who: 'Ada', department: 'Yard' }));
  console.log('department');
  await punchOf(people[0], 'out', '12:00');
  await done(() => app.api['settings.change']({ siteTitle: 'Gate' }));
  console.log('title');
  await app.close();
`;

interface Run {
  /** Number of calls that could fail. */
  readonly calls: number;
  /** Of the program. */
  readonly code: number | null;
}

/** @param failing numbers of the calls that fail. */
async function run(library: string, failing: readonly number[], after: boolean): Promise<Run> {
  const site = await newSite();
  const count = join(await temporaryFolder(), 'count');
  const args = ['--input-type=module', '--eval', program, '--', site.data];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LD_PRELOAD: library,
      FAIL_IN: site.data,
      FAIL_AT: failing.join(','),
      FAIL_AFTER: after ? '1' : '0',
      FAIL_COUNT: count,
    },
  });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const [code] = (await once(child, 'close')) as [number | null];
  const confirmed = nothingConfirmed();
  for (const line of out.trim().split('\n')) {
    const [seq, ...what] = line.split(' ');
    if (line === 'department') confirmed.department = 'Yard';
    else if (line === 'title') confirmed.title = 'Gate';
    else if (line !== '') confirmed.punches.set(Number(seq), what.join(' '));
  }
  try {
    await expectConfirmed(site, confirmed);
    expect(code, errors).toBe(0);
  } catch (cause) {
    const when = after ? 'after' : 'before';
    throw new Error(`calls ${failing.join(' and ')} fail ${when} their effect`, { cause });
  }
  return { calls: Number(await readFile(count, 'utf8')), code };
}

test.skipIf(compiler === null)(
  'a failing call of the C library loses nothing confirmed and needs no help',
  async () => {
    const library = join(await temporaryFolder(), 'failing-calls.so');
    execFileSync(compiler!, ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
    const { calls } = await run(library, [], false);
    expect(calls).toBeGreaterThan(40);
    for (let number = 1; number <= calls; number++) {
      for (const after of [false, true]) {
        await run(library, [number], after);
        await run(library, [number, number + 1], after);
      }
    }
  },
  3_600_000,
);
