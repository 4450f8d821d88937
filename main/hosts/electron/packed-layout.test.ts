import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import { startVision } from '../../vision/client/client.js';
import { buildPreload } from './build-preload.js';
import { packApp, run, type PackedApp } from './testing/packed-app.js';

const root = fileURLToPath(findPackageRoot());

describe.skipIf(process.platform !== 'linux')('the packed kiosk', () => {
  let folder: string;
  let packed: PackedApp;
  let names: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'packed-'));
    await buildPreload(join(root, 'dist/preload'));
    packed = await packApp(root, folder);
    names = [...packed.files.keys()];
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** The files next to the archive. */
  const unpacked = (): string[] =>
    names.filter((name) => packed.files.get(name)?.unpacked === true);

  test('starts with the compiled Electron host, and has the preload script', async () => {
    const manifest = JSON.parse(
      await readFile(join(packed.unpackedFolder, 'package.json'), 'utf8'),
    ) as { main: string };
    expect(names).toContain(manifest.main);
    expect(manifest.main).toBe('dist/main/hosts/electron/main.js');
    expect(names).toContain('dist/preload/index.cjs');
  });

  test('has the screens if they were built', () => {
    const screen = 'dist/renderer/index.html';
    expect(names.includes(screen)).toBe(existsSync(join(root, screen)));
  });

  test('does not contain sources, tests, benchmarks or tools', () => {
    const ours = names.filter((name) => !name.startsWith('node_modules/'));
    expect(
      ours.filter((name) => /\.ts$|\.test\.|testing\/|bench\/|build-preload/.test(name)),
    ).toEqual([]);
    const tools =
      /^node_modules\/(electron|electron-builder|vite|vitest|typescript(-7)?|@typescript|svelte|playwright|@tensorflow)\//;
    expect(names.filter((name) => tools.test(name))).toEqual([]);
  });

  test('has every model, and only the six photos of the packages that models come from', () => {
    const models = unpacked().filter((name) => name.startsWith('models/build/'));
    expect(models.map((name) => /build\/([a-z0-9-]+)-[0-9a-f]{16}\.onnx$/.exec(name)?.[1])).toEqual(
      expect.arrayContaining(['blazeface', 'face-landmark-68', 'face-recognition']),
    );
    const photos = [1, 2, 3, 4, 5, 6].map(
      (number) => `node_modules/@vladmandic/face-api/demo/sample${number}.jpg`,
    );
    expect(names.filter((name) => name.includes('@vladmandic/')).sort()).toEqual([
      ...photos,
      'node_modules/@vladmandic/face-api/package.json',
    ]);
    // The libraries that decode them cannot read inside the archive.
    expect(unpacked()).toEqual(expect.arrayContaining(photos));
  });

  test('has ONNX Runtime for one system, and every native library next to the archive', () => {
    const runtime = names.filter((name) => name.startsWith('node_modules/onnxruntime-node/bin/'));
    const here = `/linux/${process.arch}/`;
    expect(runtime.length).toBeGreaterThan(0);
    expect(runtime.filter((name) => !name.includes(here))).toEqual([]);
    const native = names.filter((name) => /\.(node|so(\.\d+)*|dll|dylib)$/.test(name));
    expect(native.length).toBeGreaterThan(2);
    expect(native.filter((name) => packed.files.get(name)?.unpacked !== true)).toEqual([]);
  });

  test('has the files that drawing a timesheet reads, and its fonts next to the archive', () => {
    const read = (folder: string): string[] =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
    expect(names).toEqual(expect.arrayContaining(read('node_modules/pdfkit/js/data')));
    const fonts = read('node_modules/dejavu-fonts-ttf/ttf').filter((name) => name.endsWith('.ttf'));
    expect(unpacked()).toEqual(expect.arrayContaining(fonts));
  });

  test('has its fuses set', () => {
    // Off: run as Node, NODE_OPTIONS, --inspect, privileges of file: pages. On: cookie encryption,
    // integrity of the archive, archive only. Off: another V8 snapshot. Unchanged: the last one.
    expect(packed.fuses).toBe('010011001');
  });

  test('has an inference process that runs from next to the archive', async () => {
    expect(unpacked()).toContain('dist/opencv/opencv.wasm');
    const vision = startVision({
      entry: join(packed.unpackedFolder, 'dist/inference/process.js'),
    });
    try {
      const photo = join(root, 'node_modules/@vladmandic/face-api/demo/sample1.jpg');
      const { faces } = await vision.analyseFile(photo);
      expect(faces.length).toBeGreaterThan(0);
      expect(faces[0]?.embedding).toHaveLength(192);
    } finally {
      await vision.close();
    }
  });

  test('has everything that its services import', async () => {
    await packed.unpackAll();
    const program = `
      import { openApp } from ${JSON.stringify(join(packed.unpackedFolder, 'dist/main/app/app.js'))};
      const app = openApp({ folder: ${JSON.stringify(join(folder, 'data'))}, onNotice() {} });
      const people = await app.api['people.list']({});
      const models = await app.api['models.list']({});
      const { connect } = await import(${JSON.stringify(join(packed.unpackedFolder, 'dist/contract/transport/connect.js'))});
      const { serve } = await import(${JSON.stringify(join(packed.unpackedFolder, 'dist/contract/transport/serve.js'))});
      const client = connect(serve(app.api, (call, error) => { throw error; }));
      await client['people.addWithPin']({ name: 'Ada', number: '1', pin: '2468' });
      await client['kiosk.pin']({ number: '1', pin: '2468', direction: 'in' });
      const dayOf = (ms) => new Date(ms).toISOString().slice(0, 10);
      await client['files.export']({
        layout: 'timesheet',
        // Before the cut-off hour, a punch belongs to the day before.
        from: dayOf(Date.now() - 86_400_000),
        to: dayOf(Date.now()),
        options: { language: 'ar', paper: 'letter' },
        out: ${JSON.stringify(join(folder, 'timesheets.pdf'))},
      });
      await app.close();
      console.log(JSON.stringify([people, models.map(({ state }) => state)]));
    `;
    const output = await run(folder, ['--input-type=module', '--eval', program]);
    const [people, states] = JSON.parse(output) as [unknown[], string[]];
    expect(people).toEqual([]);
    expect(new Set(states)).toEqual(new Set(['ready']));
    // pdfkit draws it; its fonts and data files are packed too.
    const pdf = await readFile(join(folder, 'timesheets.pdf'), 'latin1');
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toContain('DejaVuSansCondensed');
  });
});
