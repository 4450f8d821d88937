import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import { eventually } from '../../base/testing/eventually.js';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

const enrolled = useEnrolled();
let data: string;
beforeEach(async () => {
  data = join(await enrolled.newFolder(), 'data');
  enrolled.copyTo(data);
});

const setPin = (who: string, number: string, pin: string) =>
  rollcall(['pin', who, '--number', number, '--data', data, '--json'], {}, `${pin}\n`);

test('pin sets an employee number and a PIN, which is only stored as a hash', async () => {
  const { code, json } = await setPin('ada', '0042', '2468');
  expect([code, json[0]]).toMatchObject([0, { name: 'ada', number: '0042' }]);
  const people = await rollcall(['people', '--data', data, '--json']);
  expect(people.json.map(({ number }) => number)).toEqual(['0042', null]);
  expect(people.out).not.toContain('2468');
  expect(await readFile(join(data, 'people.json'), 'utf8')).not.toContain('2468');
});

test.each([
  ['ada', '-12a', '2468', '--number must be letters and digits'],
  ['ada', '12', '12', 'PIN must be four to twelve digits'],
  ['ada', '12', '', 'PIN must be four to twelve digits'],
  ['nobody', '12', '2468', 'There is no person with the name or ID nobody'],
])('pin %s with number %s and PIN "%s" is refused', async (who, number, pin, sentence) => {
  const { code, err } = await setPin(who, number, pin);
  expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
});

test('a number with letters gets a code for the PIN pad, which the list of people shows', async () => {
  const { code, json } = await setPin('ada', 'HR-EMP-00001', '2468');
  expect([code, json[0]]).toMatchObject([0, { number: 'HR-EMP-00001' }]);
  const made = String(json[0]!['code']);
  expect(made).toMatch(/^\d{6}$/);
  expect((await rollcall(['people', '--data', data])).out).toContain(made);
  const given = ['pin', 'ben', '--number', 'E-2', '--code', made, '--data', data];
  const taken = await rollcall(given, {}, '1357\n');
  expect(taken.err).toContain(`${made} already belongs to ada`);
});

test('two people cannot have the same employee number', async () => {
  await setPin('ada', '7', '2468');
  const { code, err } = await setPin('ben', '7', '1357');
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('The employee number 7 already belongs to ada'),
  ]);
});

const status = async () => {
  const { code, json } = await rollcall(['status', '--data', data, '--json']);
  return { code, ...(json[0] as { state: string; heartbeat: Record<string, unknown> | null }) };
};

test('serve prints its address, locks the data folder, says how it is, and releases it when it ends', async () => {
  expect(await status()).toEqual({ code: 1, state: 'never', heartbeat: null });
  const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
  const serve = [program, 'serve', '--port', '0', '--healthz', '--data', data];
  const child = spawn(process.execPath, serve);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  expect(line).toMatch(/^The kiosk is running at http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  const held = await rollcall(['people', '--data', data]);
  expect([held.code, held.err]).toEqual([1, expect.stringContaining(`process ${child.pid} on`)]);
  await eventually(async () => {
    expect(await status()).toMatchObject({
      code: 0,
      state: 'running',
      heartbeat: { people: 2, lastPunchAt: '2026-03-02T08:00:00.000Z', warnings: ['no-backup'] },
    });
  });
  const { origin } = new URL(line.split(' ').at(-1)!);
  const health = await fetch(`${origin}/healthz`);
  expect([health.status, await health.json()]).toMatchObject([200, { state: 'running' }]);
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  expect(await status()).toMatchObject({ code: 1, state: 'stopped' });
  expect(existsSync(join(data, 'lock.json'))).toBe(false);
});

test('a port in use is named, and the data folder is released', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => {
    other.close();
  });
  const { port } = other.address() as { port: number };
  const { code, err } = await rollcall(['serve', '--port', String(port), '--data', data]);
  expect([code, err]).toEqual([1, expect.stringContaining(`Port ${port} is in use`)]);
  expect(existsSync(join(data, 'lock.json'))).toBe(false);
});

test('a support file has nothing about people', async () => {
  await setPin('ada', 'HR-4711', '2468');
  const out = join(data, '..', 'support.zip');
  const { code, json } = await rollcall(['support', '--out', out, '--data', data, '--json']);
  expect([code, json[0]?.['out']]).toEqual([0, out]);
  expect(json[0]?.['files']).toContain('status.json');
  const files = Object.entries(unzipSync(await readFile(out)));
  const texts = files.map(([name, bytes]) => `${name}: ${strFromU8(bytes)}`).join('\n');
  expect(texts).toContain('"debounceSeconds": 120');
  const people = JSON.parse(await readFile(join(data, 'people.json'), 'utf8')) as {
    people: { name: string; subjectId: string }[];
  };
  for (const { name, subjectId } of people.people) {
    expect(texts).not.toMatch(new RegExp(`\\b${name}\\b`, 'i'));
    expect(texts).not.toContain(subjectId);
  }
  expect(texts).not.toContain('4711');
  expect(texts).not.toContain(data);
});
