import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, 'kiosk.sh');

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** All files below a folder, without those that are folders. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}

test.skipIf(process.platform !== 'linux')(
  'the set-up writes its files, and can remove them again',
  () => {
    const root = mkdtempSync(join(tmpdir(), 'rollcall-kiosk-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true });
    });
    const on = ['--root', root];
    expect(run('install', '--program', '/srv/rollcall', ...on)).toEqual({ status: 0, output: '' });
    const unit = '/etc/systemd/system/rollcall-kiosk.service';
    const policies = '/etc/chromium/policies/managed/rollcall.json';
    expect(filesIn(root)).toEqual([
      policies,
      '/etc/sysctl.d/90-rollcall.conf',
      '/etc/systemd/logind.conf.d/rollcall.conf',
      '/etc/systemd/system/ctrl-alt-del.target',
      unit,
    ]);
    expect(JSON.parse(readFileSync(root + policies, 'utf8'))).toMatchObject({
      URLBlocklist: ['*'],
      VideoCaptureAllowedUrls: ['http://127.0.0.1:4310'],
      RemoteDebuggingAllowed: false,
    });
    expect(readFileSync(root + unit, 'utf8')).toContain(
      '/srv/rollcall/bin/rollcall.js serve --kiosk',
    );
    const verify = spawnSync('systemd-analyze', ['verify', root + unit], { encoding: 'utf8' });
    if (verify.error === undefined) {
      const complaints = verify.stderr.split('\n').filter((line) => line.includes('rollcall'));
      // The programs need not be installed where the tests run.
      expect(complaints.filter((line) => !/is not executable/.test(line))).toEqual([]);
    }
    expect(run('remove', ...on)).toEqual({ status: 0, output: '' });
    expect(filesIn(root)).toEqual([]);
    expect(run('remove', ...on).status).toBe(0);
  },
);

test.skipIf(process.platform !== 'linux')('wrong use is refused with a sentence', () => {
  expect(run()).toMatchObject({
    status: 1,
    output: expect.stringContaining('"install"') as string,
  });
  const unknown = run('install', '--rot', '/');
  expect(unknown).toMatchObject({ status: 1, output: expect.stringContaining('--rot') as string });
  expect(existsSync('/etc/systemd/system/rollcall-kiosk.service')).toBe(false);
});
