import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/*
 * Packs the kiosk with electron-builder, with a stub in place of Electron's binary, to check which files
 * are in the archive and next to it.
 */

/** Marks the fuses in Electron's binary; electron-builder writes them after it (@electron/fuses). */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Number of fuses in Electron 45 (fuse wire version 1). */
const fuseCount = 9;

export interface PackedApp {
  /** Files by path with slashes: those in the archive, and those next to it, marked as `unpacked`. */
  readonly files: ReadonlyMap<string, ArchiveFile>;
  /** The folder next to the archive. */
  readonly unpackedFolder: string;
  /** One character per fuse, in Electron's order: 1 is on, 0 is off. */
  readonly fuses: string;
  /** Extracts the archive to the folder next to it, which is complete afterwards. */
  unpackAll(): Promise<void>;
}

interface ArchiveFile {
  readonly size: number;
  /** In bytes from the end of the header; undefined for a file next to the archive. */
  readonly offset?: string;
  readonly unpacked?: boolean;
}
interface ArchiveFolder {
  readonly files: Readonly<Record<string, ArchiveFile | ArchiveFolder>>;
}

/**
 * Packs the checkout at `root` into `folder`. Linux only: other systems need more than the binary.
 * @throws Error with electron-builder's output if it fails.
 */
export async function packApp(root: string, folder: string): Promise<PackedApp> {
  const electronDist = join(folder, 'electron');
  const output = join(folder, 'out');
  await mkdir(electronDist);
  const binary = join(electronDist, 'electron');
  await writeFile(
    binary,
    Buffer.concat([
      Buffer.from(`stub${fuseMark}`),
      Buffer.from([1, fuseCount]),
      Buffer.from('1'.repeat(fuseCount)),
      Buffer.alloc(16),
    ]),
  );
  await chmod(binary, 0o755);
  await run(root, [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--linux',
    '--dir',
    '--publish',
    'never',
    '--config',
    'electron-builder.yml',
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${output}`,
  ]);
  const resources = join(output, 'linux-unpacked/resources');
  const archive = await readFile(join(resources, 'app.asar'));
  const files = new Map(listed(headerOf(archive), ''));
  const unpackedFolder = join(resources, 'app.asar.unpacked');
  return {
    files,
    unpackedFolder,
    fuses: fusesOf(await readFile(join(output, 'linux-unpacked/rollcall'), 'latin1')),
    unpackAll: async () => {
      const start = 8 + archive.readUInt32LE(4);
      for (const [name, { offset, size }] of files) {
        if (offset === undefined) continue;
        const at = start + Number(offset);
        await mkdir(dirname(join(unpackedFolder, name)), { recursive: true });
        await writeFile(join(unpackedFolder, name), archive.subarray(at, at + size));
      }
    },
  };
}

/** An asar archive starts with four sizes; the last one is that of the JSON header after them. */
function headerOf(archive: Buffer): ArchiveFolder {
  return JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as ArchiveFolder;
}

function listed(folder: ArchiveFolder, path: string): [string, ArchiveFile][] {
  return Object.entries(folder.files).flatMap(([name, entry]): [string, ArchiveFile][] =>
    'files' in entry ? listed(entry, `${path}${name}/`) : [[`${path}${name}`, entry]],
  );
}

function fusesOf(binary: string): string {
  const start = binary.indexOf(fuseMark) + fuseMark.length + 2;
  return binary.slice(start, start + fuseCount);
}

/** Runs a Node program and returns its output. @throws Error with the output if it fails. */
export async function run(cwd: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${output}`);
  return output;
}
