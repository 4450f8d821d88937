import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * typescript-eslint's rule `no-unsafe-class-instance-assignment`, for TypeScript: `npm run lint:classes`, or with the
 * files or folders to check. The engine of oxlint's typed rules has this rule, but oxlint 1.94 does not offer it, so
 * this script calls the engine as oxlint does. Once oxlint offers it: move it to `.oxlintrc.json` and delete this file.
 *
 * The engine reads a payload from standard input (version 2 of its format, cmd/tsgolint/headless.go in its source) and
 * writes messages: a length in bytes (4 bytes, little-endian), a kind (1 byte), and JSON.
 */

const rule = 'no-unsafe-class-instance-assignment';
const finding = 1;
const headerBytes = 5;
const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * The output of a program. If it fails, this script prints what it wrote and ends.
 *
 * @param {string[]} args script and arguments of Node.
 * @param {string} [input]
 * @returns {Buffer}
 */
function run(args, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input,
    maxBuffer: Infinity,
  });
  if (status === 0) return stdout;
  console.error(`${stderr.toString()}\n${args.join(' ')} failed: ${rule} was not checked.`);
  process.exit(2);
}

/** Line and column, both from 1. @param {string} file @param {number} at bytes from the start. @returns {string} */
function placeOf(file, at) {
  const lines = readFileSync(file).subarray(0, at).toString().split('\n');
  return `${lines.length}:${lines.at(-1).length + 1}`;
}

/** The files that oxlint checks: both check the same ones. */
const files = run([
  fromRoot('node_modules/oxlint/bin/oxlint'),
  '--debug=files',
  '--config',
  fromRoot('.oxlintrc.json'),
  ...process.argv.slice(2),
])
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((file) => resolve(file));

const payload = { version: 2, configs: [{ file_paths: files, rules: [{ name: rule }] }] };
const output = run(
  [fromRoot('node_modules/oxlint-tsgolint/bin/tsgolint.js'), 'headless'],
  JSON.stringify(payload),
);

let at = 0;
while (at < output.length) {
  const end = at + headerBytes + output.readUInt32LE(at);
  const message = JSON.parse(output.subarray(at + headerBytes, end).toString());
  if (output[at + 4] !== finding || message.file_path === undefined) {
    console.error(`oxlint's engine reports: ${JSON.stringify(message)}`);
    process.exit(2);
  }
  const { file_path: file, range, message: found } = message;
  console.error(
    `${relative('.', file)}:${placeOf(file, range.pos)} ${found.description} (${rule})`,
  );
  process.exitCode = 1;
  at = end;
}
if (files.length === 0) {
  console.error(`No TypeScript file was found: ${rule} was not checked.`);
  process.exitCode = 2;
}
