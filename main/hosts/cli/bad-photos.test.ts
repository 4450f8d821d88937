import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';
import { portrait, samplePhoto, writePerson, type PersonName } from '../testing/photos.js';

/*
 * Bad photos and names: one clear sentence that names the file or option, exit code 1 if something was
 * refused, and the other files are processed.
 */

const enrolled = useEnrolled();
let folder: string;
let data: string;
beforeEach(async () => {
  folder = await enrolled.newFolder();
  data = join(folder, 'data');
});

const on = (...args: string[]) => rollcall([...args, '--data', data]);
const namesIn = async () => (await on('people', '--json')).json.map(({ name }) => name);

describe('photos', () => {
  test('each bad file of a batch is named, and the good ones are processed', async () => {
    enrolled.copyTo(data);
    const photos = join(folder, 'mixed');
    await mkdir(photos);
    const good = await portrait('ada', 1);
    const bad: Record<string, [Buffer, RegExp]> = {
      'a-empty.jpg': [Buffer.alloc(0), /is empty \(0 bytes\)/],
      'b-cut-short.jpg': [good.subarray(0, good.length / 3), /not an image or is incomplete/],
      'c-text.jpg': [Buffer.from('this is a letter'), /not an image or is incomplete/],
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

  test('a picture 30,000 pixels wide is analysed, and a larger one refused with its size', async () => {
    enrolled.copyTo(data);
    const wide = join(folder, 'wide.png');
    const blank = { width: 30_000, height: 600, channels: 3, background: '#999' } as const;
    await sharp({ create: blank })
      .composite([{ input: await portrait('ada'), left: 14_000, top: 50 }])
      .toFile(wide);
    const analysed = await on('identify', wide, '--json');
    expect(analysed).toMatchObject({ code: 0, err: '' });
    expect(analysed.json[0]).toMatchObject({ width: 30_000, height: 600 });
    const huge = join(folder, 'huge.png');
    await sharp({ create: { ...blank, height: 7000 }, limitInputPixels: false }).toFile(huge);
    const refused = await on('identify', huge);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${huge} cannot be read: it has 30000 × 7000 pixels`);
  });

  test('a folder without photos, and a missing folder, are named', async () => {
    await mkdir(join(folder, 'empty'));
    const empty = await on('identify', join(folder, 'empty'));
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('contains no images')]);
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

  test('a photo of several people is refused, and the others make the template', async () => {
    const photos = await writePerson(join(folder, 'p'), 'ada');
    await copyFile(samplePhoto(5), join(photos, 'party.jpg'));
    const { code, json } = await on('enrol', join(folder, 'p'), '--json');
    expect(code).toBe(0);
    expect(json[0]).toMatchObject({
      accepted: [1, 2, 3].map((number) => join(photos, `${number}.jpg`)),
      refused: [{ file: join(photos, 'party.jpg'), code: 'several-faces' }],
    });
    expect(await namesIn()).toEqual(['ada']);
  });

  test('a person without a good photo is not enrolled, and the next one is', async () => {
    const photos = join(folder, 'p');
    await mkdir(join(photos, 'abel'), { recursive: true });
    await writeFile(join(photos, 'abel', 'x.jpg'), 'not a photo');
    await mkdir(join(photos, 'bare'));
    await writePerson(photos, 'chloe');
    const { code, json, err } = await on('enrol', photos, '--json');
    expect(code).toBe(1);
    expect(json[0]).toMatchObject({ name: 'abel', subjectId: null });
    expect(err).toContain(`The folder ${join(photos, 'bare')} contains no images`);
    expect(await namesIn()).toEqual(['chloe']);
  });

  test('photos without sub-folders are refused with an explanation', async () => {
    const photos = await writePerson(folder, 'ada', 'loose');
    const { code, err } = await on('enrol', photos);
    expect([code, err]).toEqual([1, expect.stringContaining('or add --name')]);
  });

  test('a person is not enrolled twice under one name; under another there is a warning', async () => {
    enrolled.copyTo(data);
    const again = await enrolOne('ada', 'ada');
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/ada is already enrolled .* Choose to replace/);
    const other = await enrolOne('Augusta', 'ada');
    expect(other.code).toBe(0);
    expect((other.json[0]!['warnings'] as string[])[0]).toMatch(
      /^Augusta is probably the same person as ada \([\w-]+\), who is already enrolled/,
    );
  });

  test('--replace enrols again under the same ID', async () => {
    enrolled.copyTo(data);
    const before = (await on('people', '--json')).json;
    const photos = await writePerson(folder, 'ada', 'one');
    const { code, json } = await on('enrol', photos, '--name', 'ada', '--replace', '--json');
    expect([code, json[0]!['warnings']]).toEqual([0, []]);
    const after = (await on('people', '--json')).json;
    expect(after.map(({ subjectId }) => subjectId).toSorted()).toEqual(
      before.map(({ subjectId }) => subjectId).toSorted(),
    );
  });

  test('two people may have the same name, with a warning, and forget then needs an ID', async () => {
    enrolled.copyTo(data);
    const { json } = await enrolOne('ada', 'chloe');
    expect((json[0]!['warnings'] as string[])[0]).toContain('Another person is also named ada');
    const forget = await on('forget', 'ada', '--yes');
    expect([forget.code, forget.err]).toEqual([
      1,
      expect.stringMatching(/2 people .* one of these IDs/),
    ]);
    expect(await namesIn()).toHaveLength(3);
    const byId = await on('forget', String(json[0]!['subjectId']), '--yes');
    expect(byId.code).toBe(0);
    expect(await namesIn()).toEqual(['ada', 'ben']);
  });

  test.each(['a/b/../c', '..', '🙂 Émile', 'x'.repeat(200), '王小明', "Robert'); DROP"])(
    'the name %s is stored unchanged, and nothing is written outside the data folder',
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
    ['Ada\nBen', 'must not contain line breaks'],
  ])('the name %j is refused, and the option is named', async (name, sentence) => {
    const { code, err } = await enrolOne(name, 'ada');
    expect(code).toBe(1);
    expect(err).toMatch(new RegExp(`--name .*${sentence}`));
  });

  test('a name is stored in Unicode NFC', async () => {
    await enrolOne('Ame\u0301lie', 'ada');
    expect(await namesIn()).toEqual(['Am\u00e9lie']);
  });
});
