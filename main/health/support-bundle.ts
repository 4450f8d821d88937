import { readdir, readFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { packageVersion } from '../../models/package-root.js';
import { readIfExists, writeAtomically } from '../storage/atomic-file.js';
import type { Finding } from './checks/finding.js';
import { logFolderOf } from './log-folder.js';
import type { Status } from './status.js';

/**
 * Writes what helps to find a fault into a ZIP file: status, checks, settings without texts, the computer, and the log.
 * It has no names, employee numbers, photos, templates, PINs or punches.
 * @returns the names of the files in it.
 * @throws Fault as `writeAtomically`.
 */
export async function writeSupportBundle(
  out: string,
  folder: string,
  status: Status,
  findings: readonly Finding[],
): Promise<string[]> {
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 1)}\n`);
  const files: Record<string, Uint8Array> = {
    'status.json': json(status),
    'checks.json': json(findings.map(({ check, state }) => ({ check, state }))),
    'settings.json': json(withoutTexts(await settingsIn(folder))),
    'computer.json': json({
      program: packageVersion(),
      node: process.version,
      system: `${platform()} ${release()} ${arch()}`,
      processors: cpus().length,
      processor: cpus()[0]?.model ?? null,
      memoryBytes: totalmem(),
    }),
    ...(await logsIn(folder)),
  };
  await writeAtomically(out, zipSync(files));
  return Object.keys(files);
}

async function settingsIn(folder: string): Promise<unknown> {
  const bytes = await readIfExists(join(folder, 'settings.json'));
  try {
    return bytes === null ? null : JSON.parse(bytes.toString('utf8'));
  } catch {
    return 'not readable';
  }
}

async function logsIn(folder: string): Promise<Record<string, Uint8Array>> {
  const logs = logFolderOf(folder);
  const names = await readdir(logs).catch(() => []);
  const read = names.sort().map(async (name) => {
    return [`logs/${name}`, new Uint8Array(await readFile(join(logs, name)))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/**
 * The switches and numbers of the settings. Everything else may be a name, an address or a path, also the names of
 * fields in tables.
 */
function withoutTexts(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return settings;
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]: [string, unknown]) => [
      name,
      value === null || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : `(${Array.isArray(value) ? 'list' : typeof value})`,
    ]),
  );
}
