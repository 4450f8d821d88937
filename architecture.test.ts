import { mkdtempSync, mkdirSync, writeFileSync, cpSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = import.meta.dirname;
const seeds: string[] = [];
afterEach(() => {
  for (const folder of seeds.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the dependency rule over a small tree with one file of the given text. */
function cruise(file: string, text: string): { status: number | null; output: string } {
  // Inside the checkout, so that the packages resolve as they do for the real files.
  const folder = mkdtempSync(join(root, '.rule-'));
  seeds.push(folder);
  cpSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const target of [
    'main/vision/detect.ts',
    'main/gallery/search.ts',
    'main/app.ts',
    'main/hosts/cli.ts',
    'preload/fault.ts',
    'renderer/app.ts',
    file,
  ]) {
    mkdirSync(join(folder, target, '..'), { recursive: true });
    writeFileSync(join(folder, target), target === file ? text : 'export const here = 1;\n');
  }
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--output-type',
      'err',
      'main',
      'preload',
      'renderer',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status: run.status, output: run.stdout + run.stderr };
}

test('a tree that keeps the rule passes', () => {
  const run = cruise(
    'main/gallery/identify.ts',
    "import '../../preload/fault.js';\nimport type { here } from '../vision/detect.js';\nexport type X = typeof here;\n",
  );
  expect(run.output).toContain('no dependency violations found');
  expect(run.status).toBe(0);
});

test.each([
  ['main/gallery/identify.ts', "import '../vision/detect.js';\n", 'room-gallery-keeps-to-itself'],
  ['main/gallery/identify.ts', "import '../app.js';\n", 'room-gallery-keeps-to-itself'],
  ['preload/contract.ts', "import 'node:fs';\n", 'no-node-in-browser-code'],
  ['preload/contract.ts', "import '../main/app.js';\n", 'preload-stands-alone'],
  ['renderer/kiosk.ts', "import '../main/app.js';\n", 'renderer-speaks-the-contract'],
  ['main/hosts/web.ts', "import 'electron';\n", 'electron-in-two-places'],
  ['main/compose.ts', "import './hosts/cli.js';\n", 'nobody-imports-a-host'],
  [
    'main/gallery/search.ts',
    "import './loop.js';\nexport const here = 1;\n",
    'not-to-unresolvable',
  ],
])('%s with %j breaks the rule %s', (file, text, rule) => {
  const run = cruise(file, text);
  expect(run.output).toContain(rule);
  expect(run.status).not.toBe(0);
});
