import { appendFile, copyFile, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { startProgram } from '../../storage/testing/program.js';
import { noSmallDisk, smallDisk } from '../../storage/testing/small-disk.js';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';
import { writePerson } from '../testing/photos.js';

/* Damaged data folders: one clear sentence that names the file, and no accepted data is lost. */

const enrolled = useEnrolled();
let folder: string;
let data: string;
beforeEach(async () => {
  folder = await enrolled.newFolder();
  data = join(folder, 'data');
});

const on = (...args: string[]) => rollcall([...args, '--data', data]);
const namesIn = async () => (await on('people', '--json')).json.map(({ name }) => name);

describe('the data folder', () => {
  test.each(['people.json', 'settings.json'])(
    'a damaged %s is restored from its copy',
    async (file) => {
      enrolled.copyTo(data);
      // The copy is written with the second change, and settings.json was written only once.
      if (file === 'settings.json')
        await copyFile(join(data, file), join(data, `${file}.last-good`));
      await writeFile(join(data, file), '{"version":1,"peop');
      const { code, err } = await on('people');
      expect([code, err]).toEqual([0, expect.stringContaining(`${file} was damaged`)]);
      const kept = (await readdir(data)).find((name) => name.startsWith(`${file}.damaged-`));
      expect(await readFile(join(data, kept!), 'utf8')).toBe('{"version":1,"peop');
      // The copy of the records may be older than the templates, which are not erased.
      expect(await readdir(join(data, 'templates'))).toHaveLength(2);
    },
  );

  test.each([
    ['no records', 'people.json', null, 'people.json was removed. Nothing was changed. '],
    ['damaged records', 'people.json', 'zzz', 'is damaged, and there is no usable copy'],
    ['newer records', 'people.json', '{"version":2}', 'newer version of Rollcall'],
    ['no key', 'key', null, 'is missing, and the templates cannot be opened'],
    ['a damaged key', 'key', 'zzz', 'is damaged: it must contain 32 bytes'],
    [
      'another key',
      'key',
      `${Buffer.alloc(32, 7).toString('base64')}\n`,
      'sealed with another key',
    ],
  ])('%s: one sentence, and nothing is changed', async (_what, file, content, sentence) => {
    enrolled.copyTo(data);
    await rm(join(data, `${file}.last-good`), { force: true });
    if (content === null) await rm(join(data, file));
    else await writeFile(join(data, file), content);
    const before = await contentsOf(data);
    const { code, err } = await on('identify', enrolled.door());
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining(sentence)]]);
    expect(err).toContain(join(data, file === 'key' && sentence.includes('another') ? '' : file));
    expect(await contentsOf(data)).toEqual(before);
  });

  test('a damaged template affects one person only', async () => {
    enrolled.copyTo(data);
    const [ada] = (await on('people', '--json')).json;
    const file = join(data, 'templates', `${String(ada!['subjectId'])}.sealed`);
    const bytes = await readFile(file);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(file, bytes);
    const { code, json } = await on('people', '--json');
    expect(code).toBe(1);
    expect(json.map(({ problem }) => problem)).toEqual([expect.stringContaining(file), null]);
  });

  test('a changed journal entry is named, and punches continue', async () => {
    enrolled.copyTo(data);
    const file = join(data, 'journal', 'punches.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('08:00:00', '07:00:00'));
    const verified = await on('log', 'verify');
    expect([verified.code, verified.err]).toEqual([
      1,
      expect.stringContaining('Entry 1 (line 1) of the attendance journal was changed or damaged.'),
    ]);
    const punch = await on('punch', enrolled.door());
    expect([punch.code, punch.err]).toEqual([
      0,
      expect.stringContaining('1 line of the attendance journal was changed or damaged'),
    ]);
  });

  test('an incomplete last line is set aside and reported', async () => {
    enrolled.copyTo(data);
    const journal = join(data, 'journal');
    await appendFile(join(journal, 'punches.jsonl'), '{"version":1,"seq":2,"ki');
    const verified = await on('log', 'verify');
    expect([verified.code, verified.err]).toEqual([0, expect.stringContaining('was incomplete')]);
    const aside = (await readdir(journal)).find((name) => name.includes('.torn-'));
    expect(await readFile(join(journal, aside!), 'utf8')).toBe('{"version":1,"seq":2,"ki');
  });

  test('a second program names the process that uses the folder', async () => {
    enrolled.copyTo(data);
    const holder = startProgram(
      `import { lockDataFolder } from './dist/main/storage/data-lock.js';
       await lockDataFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000);`,
      data,
    );
    await holder.printed(1);
    const { code, err } = await on('people');
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`in use by process ${holder.pid} on `),
    ]);
    await holder.kill();
    expect(await namesIn()).toEqual(['ada', 'ben']);
  });

  test('a data folder that is a file, or inside a file, is refused', async () => {
    await writeFile(data, 'a file');
    const { code, err } = await on('people');
    expect([code, err]).toEqual([1, expect.stringContaining(data)]);
    const below = await rollcall(['people', '--data', join(data, 'below')]);
    expect([below.code, below.err]).toEqual([1, expect.stringContaining('part of its path')]);
  });

  test('a wrong or missing passphrase is refused', async () => {
    const photos = await writePerson(folder, 'ada', 'one');
    const args = ['--data', data];
    const right = { ROLLCALL_PASSPHRASE: 'correct horse' };
    const enrol = await rollcall(['enrol', photos, '--name', 'ada', ...args], right);
    expect(enrol.code).toBe(0);
    expect((await rollcall(['people', '--json', ...args], right)).json).toHaveLength(1);
    const wrong = await rollcall(['people', ...args], { ROLLCALL_PASSPHRASE: 'wrong' });
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('The passphrase is wrong'),
    ]);
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
    enrolled.copyTo(onDisk);
    const run = (...args: string[]) => rollcall([...args, '--data', onDisk]);
    disk.fill();
    const photos = await writePerson(folder, 'chloe', 'one');
    const full: string[][] = [
      ['punch', enrolled.door()],
      ['enrol', photos, '--name', 'chloe'],
      ['export', '--out', join(disk.folder, 'out.csv')],
    ];
    for (const args of full) {
      const { code, err } = await run(...args);
      expect([args[0], code, err]).toEqual([
        args[0],
        1,
        expect.stringMatching(/disk of .* is full\. Free some space/),
      ]);
    }
    disk.free();
    expect((await run('people', '--json')).json.map(({ name }) => name)).toEqual(['ada', 'ben']);
    expect((await run('log', 'verify', '--json')).json[0]).toMatchObject({ ok: true, entries: 1 });
    expect((await run('punch', enrolled.door())).code).toBe(0);
  });

  test('a read-only folder is named', async () => {
    const disk = smallDisk();
    const onDisk = join(disk.folder, 'data');
    enrolled.copyTo(onDisk);
    disk.makeReadOnly();
    const { code, err } = await rollcall(['punch', enrolled.door(), '--data', onDisk]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`The data folder ${onDisk} cannot be written to`),
    ]);
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
