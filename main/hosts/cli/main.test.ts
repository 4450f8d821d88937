import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import { rollcall, rollcallProcess } from '../testing/command-line.js';
import { portrait, samplePhoto, writePerson } from '../testing/photos.js';

/*
 * One working day on the command line. The tests depend on each other and run in this order. Some commands run as in a
 * terminal, in a new process; the others share one, because loading the program takes longer than running them.
 */
describe('a day on the command line', { concurrent: false }, () => {
  let folder: string;
  let data: string;
  let door: string;
  const on = (...args: string[]) => rollcall([...args, '--data', data]);
  const inTerminal = (...args: string[]) => rollcallProcess([...args, '--data', data]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'));
    data = join(folder, 'data');
    door = join(folder, 'door.jpg');
    for (const name of ['ada', 'ben', 'chloe'] as const) {
      await writePerson(join(folder, 'photos'), name);
    }
    await writeFile(door, await portrait('ada', 3));
    await writeFile(join(folder, 'stranger.jpg'), await portrait('elif'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('enrol enrols a folder of people', async () => {
    const { code, json } = await inTerminal('enroll', join(folder, 'photos'), '--json');
    expect(json.map(({ name, refused }) => [name, refused])).toEqual([
      ['ada', []],
      ['ben', []],
      ['chloe', []],
    ]);
    expect(code).toBe(0);
  });

  test('people lists them, and the templates are encrypted', async () => {
    const { json } = await on('people', '--json');
    expect(json.map(({ name, samples, problem }) => [name, samples, problem])).toEqual([
      ['ada', 3, null],
      ['ben', 3, null],
      ['chloe', 3, null],
    ]);
    const files = await readdir(join(data, 'templates'));
    expect(files.toSorted()).toEqual(
      json.map((one) => `${String(one['subjectId'])}.sealed`).toSorted(),
    );
    expect((await readFile(join(data, 'templates', files[0]!))).toString('latin1')).not.toMatch(
      /ada|ben|chloe|face-recognition/,
    );
  });

  test('identify prints the documented JSON for a known person and a stranger', async () => {
    const { code, json } = await inTerminal(
      'identify',
      door,
      join(folder, 'stranger.jpg'),
      '--json',
    );
    expect(code).toBe(0);
    expect(Object.keys(json[0]!)).toEqual(['file', 'width', 'height', 'faces']);
    const [known, unknown] = json.map(({ faces }) => (faces as Record<string, unknown>[])[0]!);
    expect(Object.keys(known!).sort()).toEqual(
      ['box', 'distance', 'margin', 'name', 'quality', 'score', 'subjectId', 'threshold'].sort(),
    );
    expect(Object.keys(known!['box'] as object)).toEqual(['x', 'y', 'width', 'height']);
    expect(known).toMatchObject({ name: 'ada' });
    expect(known!['distance']).toBeLessThan(known!['threshold'] as number);
    expect(unknown).toMatchObject({ subjectId: null, name: null });
    expect(unknown!['distance']).toBeGreaterThan(unknown!['threshold'] as number);
  });

  test('verify distinguishes the same person from different people', async () => {
    const same = await on('verify', door, join(folder, 'photos/ada/1.jpg'), '--json');
    const other = await on('verify', door, join(folder, 'photos/ben/1.jpg'), '--json');
    expect(same.json[0]).toMatchObject({ same: true });
    expect(other.json[0]).toMatchObject({ same: false });
    expect(Object.keys(other.json[0]!)).toEqual(['distance', 'threshold', 'same']);
  });

  test('verify refuses a photo with several faces or none', async () => {
    const several = await inTerminal('verify', samplePhoto(6), door);
    expect(several.code).toBe(1);
    expect(several.err).toContain('sample6.jpg shows 4 faces');
    const wall = join(folder, 'wall.png');
    await sharp({ create: { width: 300, height: 300, channels: 3, background: '#889' } }).toFile(
      wall,
    );
    const none = await on('verify', door, wall);
    expect(none.code).toBe(1);
    expect(none.err).toContain(`${wall} shows no face`);
  });

  test('cluster sorts nine photos into three people', async () => {
    const { json } = await on('cluster', join(folder, 'photos'), '--json');
    const groups = json.map(({ faces }) =>
      (faces as { file: string }[]).map(({ file }) => file.split('/').at(-2)),
    );
    expect(groups).toEqual([
      ['ada', 'ada', 'ada'],
      ['ben', 'ben', 'ben'],
      ['chloe', 'chloe', 'chloe'],
    ]);
  });

  test('classify explains which method it used', async () => {
    const { json, err } = await on('classify', door, '--json');
    expect(json[0]).toMatchObject({ method: 'nearest-template', faces: [{ name: 'ada' }] });
    expect(err).toContain('too few samples');
  });

  test('tag writes the photo with names', async () => {
    const out = join(folder, 'tagged.png');
    const { json } = await on('tag', samplePhoto(6), '--out', out, '--json');
    const names = (json[0]!['faces'] as { name: string | null }[]).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['ada', 'ben', 'chloe', null]);
    expect(await sharp(out).metadata()).toMatchObject({ width: 1920, format: 'png' });
  });

  test('punch records in and out, ignores a repeated punch, and refuses strangers', async () => {
    const at = (time: string) => ['--at', `2026-03-02T${time}+01:00`, '--json'];
    const kinds = [];
    for (const time of ['08:59:00', '09:00:30', '17:05:00']) {
      const { json, code } = await on('punch', door, ...at(time));
      kinds.push([json[0]!['kind'], (json[0]!['entry'] as { direction: string }).direction, code]);
    }
    expect(kinds).toEqual([
      ['recorded', 'in', 0],
      ['already', 'in', 0],
      ['recorded', 'out', 0],
    ]);
    const stranger = await inTerminal('punch', join(folder, 'stranger.jpg'), ...at('18:00:00'));
    expect(stranger.json[0]).toMatchObject({ kind: 'unknown', entry: null, name: null });
    expect(stranger.code).toBe(1);
  });

  test('a clock that was set back is reported and flagged', async () => {
    const { code, err, json } = await on('punch', door, '--at', '2026-03-02T10:00:00Z', '--json');
    expect(code).toBe(0);
    expect(err).toContain('the clock may have been set back');
    expect(json[0]!['entry']).toMatchObject({ flags: ['clock-set-back'] });
  });

  test('log lists the punches, and log verify finds them intact', async () => {
    const { json } = await on('log', '--json');
    expect(json.map(({ seq, name, direction }) => [seq, name, direction])).toEqual([
      [1, 'ada', 'in'],
      [2, 'ada', 'out'],
      [3, 'ada', 'in'],
    ]);
    const verified = await on('log', 'verify', '--json');
    expect(verified.json).toEqual([{ ok: true, entries: 3, problem: null }]);
    expect(verified.code).toBe(0);
  });

  test('export writes CSV to a file or to standard output', async () => {
    const out = join(folder, 'march.csv');
    const range = ['--from', '2026-03-02', '--to', '2026-03-02'];
    const { json } = await inTerminal('export', ...range, '--out', out, '--json');
    expect(json).toMatchObject([{ out, rows: 3, omittedCount: 0, footer: `${out}.footer.json` }]);
    const text = await readFile(out, 'utf8');
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.map(({ name, direction, utc }) => [name, direction, utc])).toEqual([
      ['ada', 'in', '2026-03-02T07:59:00.000Z'],
      // Sorted by time; the clock was set back between these two.
      ['ada', 'in', '2026-03-02T10:00:00.000Z'],
      ['ada', 'out', '2026-03-02T16:05:00.000Z'],
    ]);
    expect((await inTerminal('export', ...range)).out).toBe(text);
    expect((await on('export', '--from', '2026-03-03')).out.trim().split('\r\n')).toHaveLength(1);
  });

  test('forget erases the template and keeps the punches under the id', async () => {
    const before = await on('log', '--json');
    const { json, code } = await inTerminal('forget', 'ada', '--yes', '--json');
    expect([code, json[0]!['name']]).toEqual([0, 'ada']);
    expect(await readdir(join(data, 'templates'))).toHaveLength(2);
    const after = await on('log', '--json');
    expect(after.json).toEqual(before.json.map((entry) => ({ ...entry, name: null })));
    expect((await on('log', 'verify')).code).toBe(0);
    const again = await on('identify', door, '--json');
    expect(again.json[0]).toMatchObject({ faces: [{ subjectId: null }] });
  });

  test('models lists the bundled models with source, licence and digest', async () => {
    const { json, code } = await on('models', '--json');
    expect(code).toBe(0);
    expect(json.map(({ id, state }) => [id, state])).toContainEqual(['face-recognition', 'ready']);
    for (const model of json) expect(model['digest']).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('a reader that ends early, such as head, ends the command without an error', async () => {
  const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
  const child = spawn(process.execPath, [program, '--help']);
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  await once(child, 'close');
  expect(err).toBe('');
});

test('help has examples and is printed to standard output', async () => {
  for (const command of ['enrol', 'identify', 'punch', 'export']) {
    const { code, out } = await rollcall([command, '--help']);
    expect([code, out]).toEqual([0, expect.stringMatching(/Examples?:\n {2}rollcall/)]);
  }
});

test.each([
  [['nonsense'], 'unknown command'],
  [['identify'], 'missing required argument'],
  [['tag', 'a.jpg'], "required option '--out"],
  [['punch', 'a.jpg', '--at', 'yesterday'], 'must be an ISO 8601 date and time'],
  [['evaluate', 'identification', '--images', '.', '--enrol', '0'], 'whole number of at least 1'],
])('wrong usage %j is explained and ends with code 2', async (args, sentence) => {
  const { code, err } = await rollcallProcess(args);
  expect(err).toContain(sentence);
  expect(code).toBe(2);
});
