import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { logFolderOf } from '../health/log-folder.js';
import { openHostLog } from './host-log.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

const logged = () => readFile(join(logFolderOf(folder), 'rollcall.log'), 'utf8');

test('the log has events, and neither names nor folders', async () => {
  const log = await openHostLog(folder, 'web');
  log.started(false);
  log.notice({ type: 'notice', message: 'The template of Ada Lovelace is damaged.' });
  log.notice({ type: 'vision', state: 'restarting' });
  log.notice({ type: 'progress', call: 'people.enrol', done: 1, total: 2 });
  const elsewhere = new Error('Ada Lovelace, number 4711');
  elsewhere.stack = `${elsewhere.stack!}\n    at run (/home/ada/secret/tool.js:1:2)\n    at C:\\Users\\ada\\tool.js:3:4`;
  log.bug('people.enrol', elsewhere);
  await log.close();
  const text = await logged();
  const events = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(events.map(({ msg }) => msg)).toEqual(['started', 'notice', 'vision', 'bug', 'stopped']);
  expect(text).toContain('main/hosts/host-log.test.ts');
  expect(text).toContain('at run (tool.js:1:2)');
  for (const secret of ['Ada', 'ada', 'Lovelace', '4711', '/home', 'Users', process.cwd()]) {
    expect(text).not.toContain(secret);
  }
});

test('the files are limited in size and number', async () => {
  const log = await openHostLog(folder, 'web');
  const bug = new Error('x');
  bug.stack = `Error: x\n${'    at f (a.js:1:2)\n'.repeat(2000)}`;
  for (let at = 0; at < 200; at++) {
    log.bug('door.frame', bug);
    // Rotating takes turns of the event loop.
    if (at % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await log.close();
  const names = await readdir(logFolderOf(folder));
  expect(names.length).toBeGreaterThan(1);
  expect(names.length).toBeLessThanOrEqual(6);
});

test('a folder that cannot take a log stops nothing', async () => {
  await writeFile(join(folder, 'logs'), '');
  const log = await openHostLog(folder, 'web');
  log.started(false);
  await log.close();
});
