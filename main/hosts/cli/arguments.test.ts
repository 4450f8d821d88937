import { cpSync, rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../../contract/contract.js';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { completeCalls, secrets } from '../testing/complete-calls.js';
import { useEnrolled } from '../testing/enrolled.js';
import { portrait } from '../testing/photos.js';
import { createProgram } from './program.js';

/*
 * No internal name on the command line: every argument and option of every command is omitted and given
 * wrong values. Each refusal must be a plain sentence.
 */

const wrongValues = ['', 'x', '-1', '2026-02-30', join('missing', 'file.jpg'), 'empty'];
const dateOptions = ['--from', '--to', '--at'];
const impossibleTimes = ['2026-02-30T16:30', '2026-02-30T16:30:00Z', '2026-02-28T25:00'];

const enrolled = useEnrolled();
const checkout = process.cwd();
let folder: string;
let parameterNames: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-arguments-'));
  const original = join(folder, 'original');
  enrolled.copyTo(original);
  await writeInputs(join(folder, 'inputs'));
  const account = ['account', 'add', 'hana', '--role', 'hr', '--data', original];
  expect(await rollcall(account, {}, 'a long password\n')).toMatchObject({ code: 0 });
  const { json } = await rollcall(['export', 'layouts', '--json', '--data', original]);
  parameterNames = json.flatMap(({ parameters }) =>
    (parameters as { name: string }[]).map(({ name }) => name),
  );
});
afterAll(async () => {
  process.chdir(checkout);
  await rm(folder, { recursive: true });
});

async function writeInputs(inputs: string): Promise<void> {
  for (const name of ['empty', 'other', 'chloe', 'labelled/ada']) {
    await mkdir(join(inputs, name), { recursive: true });
  }
  await copyFile(enrolled.door(), join(inputs, 'door.jpg'));
  await writeFile(join(inputs, 'chloe', '1.jpg'), await portrait('chloe'));
  await writeFile(join(inputs, 'labelled', 'ada', '1.jpg'), await portrait('ada'));
  await writeFile(join(inputs, 'staff.csv'), 'number,name,pin\n7,Ines,2468\n');
  await writeFile(
    join(inputs, 'leave.csv'),
    'name,kind,from,to\nada,vacation,2026-08-03,2026-08-14\n',
  );
  const odoo = { name: 'odoo', system: 'odoo', address: 'http://127.0.0.1:9', from: '2026-03-01' };
  await writeFile(join(inputs, 'odoo.json'), JSON.stringify(odoo));
  await writeFile(join(inputs, 'pairs.csv'), 'a,b,same\nada/1.jpg,ada/2.jpg,1\n');
  for (const file of ['certificate.json', 'march.csv', 'model.onnx', 'old.backup']) {
    await writeFile(join(inputs, file), '{}');
  }
}

/** All commands with an action or without subcommands, by their full names. */
function commandsOf(parent: Command, prefix = ''): [string, Command][] {
  return parent.commands.flatMap((command): [string, Command][] => {
    const name = `${prefix}${command.name()}`;
    const isGroup = command.commands.length > 0 && !(name in completeCalls);
    return [
      ...(isGroup ? [] : [[name, command] as [string, Command]]),
      ...commandsOf(command, `${name} `),
    ];
  });
}

const commands = commandsOf(createProgram());

test('every command is tested here', () => {
  expect(commands.map(([name]) => name).toSorted()).toEqual(Object.keys(completeCalls).toSorted());
});

function wrongValuesOf(name: string, flag: string): readonly string[] {
  // Any other name starts the benchmark in a process of its own.
  if (name === 'bench') return [''];
  return flag === '--at' ? [...wrongValues, ...impossibleTimes] : wrongValues;
}

/** Calls with one argument or option omitted or wrong. */
function wrongCalls(name: string, command: Command): string[][] {
  const complete = completeCalls[name]!;
  const calls: string[][] = [];
  const positional = command.registeredArguments.length;
  for (const [index, argument] of command.registeredArguments.entries()) {
    if (argument.required) calls.push([...complete.slice(0, index), ...complete.slice(positional)]);
    for (const value of wrongValues) calls.push(complete.with(index, value));
  }
  for (const option of command.options) {
    const flag = option.long!;
    const at = complete.indexOf(flag);
    if (!option.required && !option.optional) continue;
    const without = at === -1 ? [...complete] : complete.toSpliced(at, 2);
    if (option.mandatory) calls.push(without);
    calls.push([...without, flag]);
    for (const value of wrongValuesOf(name, flag)) calls.push([...without, flag, value]);
  }
  return calls;
}

/** The command for which the copies of the data and the inputs are as new; null if a call may have changed them. */
let copiedFor: string | null = null;

/** Runs a command on a copy of the data, in a copy of the inputs' folder. */
async function run(name: string, args: readonly string[]): Promise<Outcome> {
  const data = join(folder, 'data');
  if (copiedFor !== name) copyFor(name, data);
  const outcome = await rollcall([...name.split(' '), ...args, '--data', data], {}, secrets[name]);
  // Wrong usage is found before the command opens anything.
  copiedFor = outcome.code === 2 ? name : null;
  return outcome;
}

/** Without promises: half the CPU time, for some 600 calls. */
function copyFor(name: string, data: string): void {
  const current = join(folder, 'current');
  process.chdir(folder);
  for (const path of [data, current]) rmSync(path, { recursive: true, force: true });
  if (name !== 'restore') cpSync(join(folder, 'original'), data, { recursive: true });
  cpSync(join(folder, 'inputs'), current, { recursive: true });
  process.chdir(current);
}

const extensions =
  'avif|csv|footer|iif|jpe?g|jsonl?|npy|onnx|pb|pdf|png|sealed|tiff?|txt|webp|xlsx|zip';
const internalNames: readonly (readonly [string, RegExp])[] = [
  ['a camelCase word', /\b[a-z]+[A-Z]\w*/],
  ['a path of fields', new RegExp(`\\b[a-z]\\w*(\\.(?!(${extensions})\\b)[a-z]\\w*)+`)],
  ['an error name or a stack', /\w*Error:|^\s+at /m],
  ['a code of the operating system', /\bE[A-Z]{3,}\b/],
  ['a value that has no text', /\bundefined\b|\bnull\b|\bNaN\b|\[object/],
];

/** The problems with the output of a call, and the output; null if there are none. */
function problemsOf(args: readonly string[], { code, out, err }: Outcome): string | null {
  let text = `${out}\n${err}`.replaceAll(folder, '/folder');
  // What people typed or type is not internal.
  for (const name of parameterNames) text = text.replaceAll(name, 'parameter');
  const problems = internalNames.flatMap(([what, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [`prints ${what}: ${found}`];
  });
  problems.push(
    ...Object.keys(contract)
      .filter((call) => text.includes(call))
      .map((call) => `prints the call ${call}`),
  );
  if (code === null || code > 2) problems.push(`exit code ${code}`);
  if (code === 0 && dateOptions.includes(args.at(-2) ?? '')) problems.push('accepts a wrong date');
  const lines = err.trim().split('\n');
  if (code === 1 && lines.length > 3) problems.push(`${lines.length} lines`);
  if (code === 1 && !lines.every((line) => line.endsWith('.'))) problems.push('no sentence');
  if (code === 2 && !err.startsWith('error: ')) problems.push('no usage error');
  if (problems.length === 0) return null;
  return [`${args.join(' ')}: ${problems.join('; ')}`, ...lines.slice(0, 5), out].join('\n');
}

describe.each(commands)('rollcall %s', (name, command) => {
  const calls = wrongCalls(name, command);

  test.skipIf(calls.length === 0)(
    'prints plain sentences',
    async () => {
      const problems: string[] = [];
      for (const args of calls) {
        const problem = problemsOf([name, ...args], await run(name, args));
        if (problem !== null) problems.push(problem);
      }
      expect(problems).toEqual([]);
    },
    300_000,
  );
});
