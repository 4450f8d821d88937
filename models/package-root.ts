import { existsSync, readFileSync } from 'node:fs';
import { Fault } from '../contract/fault.js';

/**
 * The folder of Rollcall's package.json, as a file URL with a final slash. Works from the sources and from
 * the compiled files.
 * @throws Fault `not-found` if the installation is incomplete.
 */
export function findPackageRoot(): URL {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    if (existsSync(new URL('package.json', folder))) return folder;
    if (folder.pathname === '/' || /^\/[A-Z]:\/$/i.test(folder.pathname)) {
      throw new Fault('not-found', 'Rollcall’s package.json is missing. Install Rollcall again.');
    }
  }
}

/** The version of Rollcall, such as `0.1.0`. @throws Fault as `findPackageRoot`. */
export function packageVersion(): string {
  const text = readFileSync(new URL('package.json', findPackageRoot()), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
