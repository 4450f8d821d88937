import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../base/testing/shared-data.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { portrait } from '../testing/photos.js';

/* An anti-spoofing net with random weights, from the command line. The tests use one data folder, in order. */

const fixture = fileURLToPath(
  new URL('../../../models/proof/fixtures/minifasnet-v2.pth', import.meta.url),
);
const importIt = ['models', 'import', fixture, '--crop-scale', '2.7'];

describe('an imported anti-spoofing net', { concurrent: false }, () => {
  let folder: string;
  let data: string[];
  let imported: Outcome;
  let id: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-antispoof-'));
    data = ['--data', join(folder, 'data')];
    for (const [path, name] of [
      ['live/ada', 'ada'],
      ['attacks/print/ben', 'ben'],
    ] as const) {
      await mkdir(join(folder, path), { recursive: true });
      for (const number of [0, 1, 2, 3]) {
        await writeFile(join(folder, path, `${number}.jpg`), await portrait(name, number));
      }
    }
    imported = await rollcall([...importIt, '--json', ...data]);
    ({ id } = imported.json[0]!['profile'] as { id: string });
    return () => rm(folder, { recursive: true });
  });

  /** The cues that an evaluation of the two clips lists. */
  async function cues(): Promise<Record<string, unknown>> {
    const { json } = await rollcall([
      ...['evaluate', 'liveness', '--bona-fide', join(folder, 'live')],
      ...['--attacks', join(folder, 'attacks'), '--json', ...data],
    ]);
    return json[0]!['cues'] as Record<string, unknown>;
  }

  test('is tried on faces and listed as in use', async () => {
    expect(imported.err).toBe('');
    expect(imported.json[0]).toMatchObject({
      profile: { kind: 'antispoof', cropScale: 2.7, liveClass: 1, feeding: { sidePx: 80 } },
      trial: { kind: 'antispoof', pictures: 0 },
    });
    const { json } = await rollcall(['models', 'imported', '--json', ...data]);
    expect(json).toMatchObject([{ id, kind: 'antispoof', inUse: true }]);
    expect((await rollcall([...importIt, ...data])).err).toMatch(/already imported as/);
  });

  test('cannot be chosen as another kind of model', async () => {
    const { err } = await rollcall(['models', 'use', '--detector', id, ...data]);
    expect(err).toMatch(/is an anti-spoofing net, which is in use without being chosen\. Choose a/);
  });

  test('is a separate cue in the evaluation, until it is removed', async () => {
    expect(await cues()).toMatchObject({
      net: { bonaFide: { head: 0, flat: 0, doubt: 1 }, attacks: { print: { doubt: 1 } } },
    });
    expect((await rollcall(['models', 'remove', id, ...data])).code).toBe(0);
    expect(await readdir(join(folder, 'data', 'models'))).toEqual([]);
    expect(await cues()).not.toHaveProperty('net');
  });
});

const { path: pad, isThere: hasPad } = sharedData('pad');
const { path: weights, isThere: hasWeights } = sharedData('minifasnet');
const published = ['2.7_80x80_MiniFASNetV2.pth', '4_0_0_80x80_MiniFASNetV1SE.pth'];
const skipNote =
  hasPad && hasWeights ? '' : ' (skipped: needs ../shared/data/minifasnet with the .pth files)';

test.skipIf(!hasPad || !hasWeights)(
  `the published nets are known by their digests, and distinguish the samples${skipNote}`,
  async () => {
    const folder = await temporaryFolder();
    const data = ['--data', join(folder, 'data')];
    for (const [index, name] of published.entries()) {
      const { json } = await rollcall(['models', 'import', `${weights}${name}`, '--json', ...data]);
      expect(json[0]).toMatchObject({ profile: { cropScale: [2.7, 4][index], liveClass: 1 } });
    }
    for (const [name, to] of [
      ['T1', 'live'],
      ['F1', 'attacks/photo'],
    ] as const) {
      await cp(`${pad}image_${name}.jpg`, join(folder, to, `${name}.jpg`));
    }
    const { json } = await rollcall([
      ...['evaluate', 'liveness', '--bona-fide', join(folder, 'live')],
      ...['--attacks', join(folder, 'attacks'), '--json', ...data],
    ]);
    expect(json[0]).toMatchObject({
      cues: { net: { bonaFide: { head: 1 }, attacks: { photo: { flat: 1 } } } },
    });
  },
);
