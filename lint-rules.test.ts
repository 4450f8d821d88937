import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

/*
 * oxlint checks TypeScript by `.oxlintrc.json`, and ESLint components by `eslint.config.js`, with the same rules:
 * typescript-eslint's strictest set and ours. A rule that an update adds to that set fails here until oxlint has it too.
 */

const root = import.meta.dirname;
const oxlintConfig = join(root, '.oxlintrc.json');

/** Rules of components that `.oxlintrc.json` lacks, and what finds their violations in TypeScript. */
const elsewhere: Readonly<Record<string, string>> = {
  'no-octal': 'the compiler: modules have no octal numbers',
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'scripts/lint-class-instances.js',
};

test('TypeScript is checked by the same rules as components, with the same options', async () => {
  const { rules: ours } = JSON.parse(readFileSync(oxlintConfig, 'utf8')) as {
    rules: Readonly<Record<string, unknown>>;
  };
  const eslint = new ESLint({ cwd: root, overrideConfigFile: join(root, 'eslint.config.js') });
  const { rules } = (await eslint.calculateConfigForFile('renderer/any.svelte.ts')) as {
    rules: Readonly<Record<string, readonly [level: number, ...options: unknown[]]>>;
  };
  const active = Object.entries(rules).filter(
    ([name, [level]]) => level !== 0 && !name.startsWith('svelte/') && !(name in elsewhere),
  );
  expect(active.length).toBeGreaterThan(100);
  for (const [name, [, ...options]] of active) {
    const short = name.replace('@typescript-eslint/', '');
    const rule = ours[`typescript/${short}`] ?? ours[short];
    // ESLint also names the default options of its own rules.
    const expected = options.length === 0 || name === short ? 'error' : ['error', ...options];
    expect(rule, `${name} in .oxlintrc.json`).toEqual(expected);
  }
});

/** A violation of each kind of rule: by syntax, by types, with our options, and by the script. */
const violations: Readonly<Record<string, string>> = {
  'no-console': 'console.log(1);',
  'no-unused-vars': 'const unused = 1;',
  'no-useless-assignment':
    'export const two = (n: number) => {\n  n = 1;\n  n = 2;\n  return n;\n};',
  'consistent-type-imports':
    "import { Point } from './point.js';\nexport const x = (p: Point) => p.x;",
  'no-floating-promises': "Promise.resolve('never awaited');",
  'no-unnecessary-condition': 'export const same = (name: string) => name ?? 1;',
  'restrict-template-expressions': 'export const text = (numbers: number[]) => `${numbers}`;',
  'no-unsafe-class-instance-assignment':
    "import { Point } from './point.js';\nexport const fake: Point = { x: 1 };\nexport const real = new Point();",
};

/** Where oxlint finds the engine for typed rules, which it looks for beside the files that it checks. */
function enginePath(): string {
  const exe = process.platform === 'win32' ? '.exe' : '';
  const { resolve } = createRequire(join(root, 'node_modules/oxlint-tsgolint/package.json'));
  return resolve(`@oxlint-tsgolint/${process.platform}-${process.arch}/tsgolint${exe}`);
}

test('violations are found, by syntax and by types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-lint-'));
  try {
    const compilerOptions = { strict: true, types: [], lib: ['ES2023'], module: 'NodeNext' };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    writeFileSync(join(folder, 'point.ts'), 'export class Point {\n  x = 1;\n}\n');
    for (const [rule, text] of Object.entries(violations)) {
      writeFileSync(join(folder, `${rule}.ts`), `${text}\n`);
    }
    const run = (program: string, ...args: string[]) =>
      spawnSync(process.execPath, [join(root, program), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, OXLINT_TSGOLINT_PATH: enginePath() },
      });
    const format = ['--config', oxlintConfig, '--format', 'unix'];
    const byOxlint = run('node_modules/oxlint/bin/oxlint', ...format);
    const byScript = run('scripts/lint-class-instances.js');
    const output = `${byOxlint.stdout}\n${byScript.stdout}\n${byScript.stderr}`;
    expect([byOxlint.status, byScript.status], output + byOxlint.stderr).toEqual([1, 1]);
    for (const rule of Object.keys(violations)) {
      const found = output.split('\n').filter((line) => line.startsWith(`${rule}.ts:`));
      expect(
        found.some((line) => line.includes(`${rule})`)),
        `${rule}: ${output}`,
      ).toBe(true);
    }
    expect(output).not.toContain('point.ts:');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
