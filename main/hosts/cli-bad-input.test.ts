import { execFileSync } from 'node:child_process';
import {
  appendFile,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noSmallDisk, smallDisk } from '../storage/testing/small-disk.js';
import { startProgram } from '../storage/testing/program.js';
import { rollcall } from './testing/command-line.js';
import { portrait, samplePhoto, writePerson, type PersonName } from './testing/photos.js';

/*
 * What goes wrong in real life: one clear sentence that names the file or field, exit code 1 where
 * something was refused, the rest goes on, and nothing accepted before is lost.
 */

let shared: string;
/** A data folder with ada and ben enrolled and one punch; tests work on copies of it. */
let enrolled: string;
let folder: string;
let data: string;

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'rollcall-bad-'));
  enrolled = join(shared, 'data');
  const photos = join(shared, 'photos');
  await writePerson(photos, 'ada');
  await writePerson(photos, 'ben');
  await writeFile(join(shared, 'door.jpg'), await portrait('ada', 3));
  expect(await rollcall(['enrol', photos, '--data', enrolled])).toMatchObject({ code: 0 });
  const punch = ['punch', join(shared, 'door.jpg'), '--at', '2026-03-02T08:00:00Z'];
  expect(await rollcall([...punch, '--data', enrolled])).toMatchObject({ code: 0 });
});
afterAll(() => rm(shared, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(shared, 'test-'));
  data = join(folder, 'data');
});

const on = (...args: string[]) => rollcall([...args, '--data', data]);
const useEnrolled = (into = data) => execFileSync('cp', ['-r', enrolled, into]);
const namesIn = async () => (await on('people', '--json')).json.map(({ name }) => name);

describe('pictures', () => {
  test('a batch with every kind of bad file names each, and goes on with the good ones', async () => {
    useEnrolled();
    const photos = join(folder, 'mixed');
    await mkdir(photos);
    const good = await portrait('ada', 1);
    const bad: Record<string, [Buffer, RegExp]> = {
      'a-empty.jpg': [Buffer.alloc(0), /is empty \(0 bytes\)/],
      'b-cut-short.jpg': [good.subarray(0, good.length / 3), /no picture, or cut short/],
      'c-text.jpg': [Buffer.from('this is a letter'), /no picture, or cut short/],
      'd-one-pixel.png': [
        await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
        /too small or too narrow/,
      ],
    };
    for (const [name, [bytes]] of Object.entries(bad)) await writeFile(join(photos, name), bytes);
    await writeFile(join(photos, 'z-good.jpg'), good);
    const { code, err, json } = await on('identify', photos, '--json');
    expect(code).toBe(1);
    for (const [name, [, sentence]] of Object.entries(bad)) {
      const line = err.split('\n').find((one) => one.includes(name));
      expect(line).toMatch(sentence);
      expect(json.find(({ file }) => String(file).endsWith(name))).toMatchObject({
        error: { code: 'unreadable-image' },
      });
    }
    expect(json.at(-1)).toMatchObject({ faces: [{ name: 'ada' }] });
  });

  test('a picture 30,000 pixels wide is looked at, or refused with its size', async () => {
    useEnrolled();
    const wide = join(folder, 'wide.png');
    const blank = { width: 30_000, height: 600, channels: 3, background: '#999' } as const;
    await sharp({ create: blank })
      .composite([{ input: await portrait('ada'), left: 14_000, top: 50 }])
      .toFile(wide);
    const looked = await on('identify', wide, '--json');
    expect(looked).toMatchObject({ code: 0, err: '' });
    expect(looked.json[0]).toMatchObject({ width: 30_000, height: 600 });
    const huge = join(folder, 'huge.png');
    await sharp({ create: { ...blank, height: 7000 }, limitInputPixels: false }).toFile(huge);
    const refused = await on('identify', huge);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${huge} cannot be read: it has 30000 × 7000 pixels`);
  });

  test('a folder without pictures, and one that is not there, say so', async () => {
    await mkdir(join(folder, 'empty'));
    const empty = await on('identify', join(folder, 'empty'));
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('holds no pictures')]);
    const missing = await on('identify', join(folder, 'missing'));
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining(`There is no file or folder ${join(folder, 'missing')}`),
    ]);
  });
});

describe('enrolment', () => {
  async function enrolOne(name: string, person: PersonName) {
    const photos = await writePerson(folder, person, 'one');
    return on('enrol', photos, '--name', name, '--json');
  }

  test('a photo of several people is refused by name; the others make the template', async () => {
    const photos = await writePerson(join(folder, 'p'), 'ada');
    await copyFile(samplePhoto(5), join(photos, 'party.jpg'));
    const { code, json } = await on('enrol', join(folder, 'p'), '--json');
    expect(code).toBe(1);
    expect(json[0]).toMatchObject({
      accepted: [1, 2, 3].map((number) => join(photos, `${number}.jpg`)),
      refused: [{ file: join(photos, 'party.jpg'), code: 'several-faces' }],
    });
    expect(await namesIn()).toEqual(['ada']);
  });

  test('somebody without one good photo is not enrolled; the next person is', async () => {
    const photos = join(folder, 'p');
    await mkdir(join(photos, 'abel'), { recursive: true });
    await writeFile(join(photos, 'abel', 'x.jpg'), 'not a photo');
    await mkdir(join(photos, 'bare'));
    await writePerson(photos, 'chloe');
    const { code, json, err } = await on('enrol', photos, '--json');
    expect(code).toBe(1);
    expect(json[0]).toMatchObject({ name: 'abel', subjectId: null });
    expect(err).toContain(`The folder ${join(photos, 'bare')} holds no pictures`);
    expect(await namesIn()).toEqual(['chloe']);
  });

  test('photos loose in the folder: the layout is explained', async () => {
    const photos = await writePerson(folder, 'ada', 'loose');
    const { code, err } = await on('enrol', photos);
    expect([code, err]).toEqual([1, expect.stringContaining('or add --name')]);
  });

  test('the same person twice is refused under one name, and warned of under another', async () => {
    useEnrolled();
    const again = await enrolOne('ada', 'ada');
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/ada is enrolled already .* Add --replace/);
    const other = await enrolOne('Augusta', 'ada');
    expect(other.code).toBe(0);
    expect((other.json[0]!['warnings'] as string[])[0]).toMatch(
      /^Augusta is probably the same person as ada \([\w-]+\), enrolled before/,
    );
  });

  test('--replace enrols anew under the same id', async () => {
    useEnrolled();
    const before = (await on('people', '--json')).json;
    const photos = await writePerson(folder, 'ada', 'one');
    const { code, json } = await on('enrol', photos, '--name', 'ada', '--replace', '--json');
    expect([code, json[0]!['warnings']]).toEqual([0, []]);
    const after = (await on('people', '--json')).json;
    expect(after.map(({ subjectId }) => subjectId).toSorted()).toEqual(
      before.map(({ subjectId }) => subjectId).toSorted(),
    );
  });

  test('two people of equal name are two, with a warning, and forget asks which', async () => {
    useEnrolled();
    const { json } = await enrolOne('ada', 'chloe');
    expect((json[0]!['warnings'] as string[])[0]).toContain('somebody else is named ada too');
    const forget = await on('forget', 'ada');
    expect([forget.code, forget.err]).toEqual([1, expect.stringMatching(/2 people .* by id/)]);
    expect(await namesIn()).toHaveLength(3);
    const byId = await on('forget', String(json[0]!['subjectId']));
    expect(byId.code).toBe(0);
    expect(await namesIn()).toEqual(['ada', 'ben']);
  });

  test.each(['a/b/../c', '..', '🙂 Émile', 'x'.repeat(200), '王小明', "Robert'); DROP"])(
    'the name %s is kept as it is, and nothing is written outside the data folder',
    async (name) => {
      const { code } = await enrolOne(name, 'ada');
      expect(code).toBe(0);
      expect(await namesIn()).toEqual([name]);
      expect((await readdir(folder)).toSorted()).toEqual(['data', 'one']);
    },
  );

  test.each([
    ['x'.repeat(300), 'at most 200 characters'],
    ['  ', 'must not be empty'],
    ['Ada\nBen', 'must not hold line breaks'],
  ])('the name %j is refused, naming the field', async (name, sentence) => {
    const { code, err } = await enrolOne(name, 'ada');
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`name: .*${sentence}`));
  });

  test('a name written in two ways of Unicode is one name', async () => {
    await enrolOne('Ame\u0301lie', 'ada');
    expect(await namesIn()).toEqual(['Am\u00e9lie']);
  });
});

describe('the data folder', () => {
  test.each(['people.json', 'settings.json'])(
    'a damaged %s is mended from its copy',
    async (file) => {
      useEnrolled();
      // A second write, so that there is a copy of the first.
      if (file === 'settings.json')
        await copyFile(join(data, file), join(data, `${file}.last-good`));
      await writeFile(join(data, file), '{"version":1,"peop');
      const { code, err } = await on('people');
      expect([code, err]).toEqual([0, expect.stringContaining(`${file} was damaged`)]);
      const kept = (await readdir(data)).find((name) => name.startsWith(`${file}.damaged-`));
      expect(await readFile(join(data, kept!), 'utf8')).toBe('{"version":1,"peop');
      // Nobody is erased because the records may be older than the templates.
      expect(await readdir(join(data, 'templates'))).toHaveLength(2);
    },
  );

  test.each([
    ['no records', 'people.json', null, 'people.json is missing'],
    ['damaged records', 'people.json', 'zzz', 'is damaged and has no readable copy'],
    ['newer records', 'people.json', '{"version":2}', 'newer version of Rollcall'],
    ['no key', 'key', null, 'is missing, and templates are sealed with it'],
    ['a damaged key', 'key', 'zzz', 'is damaged: it must hold 32 bytes'],
    [
      'another key',
      'key',
      `${Buffer.alloc(32, 7).toString('base64')}\n`,
      'sealed with another key',
    ],
  ])('%s: one sentence, and nothing is changed', async (_what, file, content, sentence) => {
    useEnrolled();
    await rm(join(data, `${file}.last-good`), { force: true });
    if (content === null) await rm(join(data, file));
    else await writeFile(join(data, file), content);
    const before = await contentsOf(data);
    const { code, err } = await on('identify', join(shared, 'door.jpg'));
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining(sentence)]]);
    expect(err).toContain(join(data, file === 'key' && sentence.includes('another') ? '' : file));
    expect(await contentsOf(data)).toEqual(before);
  });

  test('a damaged template is one person’s problem', async () => {
    useEnrolled();
    const [ada] = (await on('people', '--json')).json;
    const file = join(data, 'templates', `${String(ada!['subjectId'])}.sealed`);
    const bytes = await readFile(file);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(file, bytes);
    const { code, json } = await on('people', '--json');
    expect(code).toBe(1);
    expect(json.map(({ problem }) => problem)).toEqual([expect.stringContaining(file), null]);
  });

  test('a changed journal is found, the entry named, and punches go on', async () => {
    useEnrolled();
    const file = join(data, 'journal', 'punches.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('08:00:00', '07:00:00'));
    const verified = await on('log', 'verify');
    expect([verified.code, verified.err]).toEqual([
      1,
      expect.stringContaining('Entry 1 (line 1 of the journal) was changed or damaged.'),
    ]);
    const punch = await on('punch', join(shared, 'door.jpg'));
    expect([punch.code, punch.err]).toEqual([0, expect.stringContaining('1 of 1 lines')]);
  });

  test('a torn last line is set aside and told of, and the journal is whole', async () => {
    useEnrolled();
    const journal = join(data, 'journal');
    await appendFile(join(journal, 'punches.jsonl'), '{"version":1,"seq":2,"ki');
    const verified = await on('log', 'verify');
    expect([verified.code, verified.err]).toEqual([0, expect.stringContaining('was torn')]);
    const aside = (await readdir(journal)).find((name) => name.includes('.torn-'));
    expect(await readFile(join(journal, aside!), 'utf8')).toBe('{"version":1,"seq":2,"ki');
  });

  test('two programs at once: the second says who holds the folder', async () => {
    useEnrolled();
    const holder = startProgram(
      `import { holdData } from './dist/main/storage/data-lock.js';
       await holdData(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`,
      data,
    );
    await holder.printed(1);
    const { code, err } = await on('people');
    expect([code, err]).toEqual([1, expect.stringContaining(`held by process ${holder.pid} on `)]);
    await holder.kill();
    expect(await namesIn()).toEqual(['ada', 'ben']);
  });

  test('a data folder that is a file, and one below a file', async () => {
    await writeFile(data, 'a file');
    const { code, err } = await on('people');
    expect([code, err]).toEqual([1, expect.stringContaining(data)]);
    const below = await rollcall(['people', '--data', join(data, 'below')]);
    expect([below.code, below.err]).toEqual([1, expect.stringContaining('part of its path')]);
  });

  test('a passphrase: right, wrong and missing', async () => {
    const photos = await writePerson(folder, 'ada', 'one');
    const args = ['--data', data];
    const right = { ROLLCALL_PASSPHRASE: 'correct horse' };
    const enrol = await rollcall(['enrol', photos, '--name', 'ada', ...args], right);
    expect(enrol.code).toBe(0);
    expect((await rollcall(['people', '--json', ...args], right)).json).toHaveLength(1);
    const wrong = await rollcall(['people', ...args], { ROLLCALL_PASSPHRASE: 'wrong' });
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('The passphrase is not')]);
    const missing = await rollcall(['people', ...args]);
    expect([missing.code, missing.err]).toEqual([
      1,
      expect.stringContaining('ROLLCALL_PASSPHRASE'),
    ]);
    expect(wrong.err + missing.err).not.toContain('correct horse');
  });
});

describe('disks', () => {
  beforeEach(({ skip }) => {
    skip(noSmallDisk !== null, noSmallDisk ?? '');
  });

  test('a full disk refuses punch, enrolment and export, and loses nothing', async () => {
    const disk = smallDisk();
    const onDisk = join(disk.folder, 'data');
    useEnrolled(onDisk);
    const run = (...args: string[]) => rollcall([...args, '--data', onDisk]);
    disk.fill();
    const photos = await writePerson(folder, 'chloe', 'one');
    const full: string[][] = [
      ['punch', join(shared, 'door.jpg')],
      ['enrol', photos, '--name', 'chloe'],
      ['export', '--out', join(disk.folder, 'out.csv')],
    ];
    for (const args of full) {
      const { code, err } = await run(...args);
      expect([args[0], code, err]).toEqual([args[0], 1, expect.stringContaining('disk is full')]);
    }
    disk.free();
    expect((await run('people', '--json')).json.map(({ name }) => name)).toEqual(['ada', 'ben']);
    expect((await run('log', 'verify', '--json')).json[0]).toMatchObject({ ok: true, entries: 1 });
    expect((await run('punch', join(shared, 'door.jpg'))).code).toBe(0);
  });

  test('a read-only folder is named', async () => {
    const disk = smallDisk();
    const onDisk = join(disk.folder, 'data');
    useEnrolled(onDisk);
    disk.makeReadOnly();
    const { code, err } = await rollcall(['punch', join(shared, 'door.jpg'), '--data', onDisk]);
    expect([code, err]).toEqual([1, expect.stringMatching(/data.* may not be written/)]);
  });
});

async function contentsOf(path: string): Promise<Record<string, string>> {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async (file) => {
      const full = join(file.parentPath, file.name);
      return [full, await readFile(full, 'base64')] as const;
    });
  return Object.fromEntries(await Promise.all(entries));
}
