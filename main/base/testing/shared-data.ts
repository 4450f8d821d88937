import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';

/** Photos and weights that are not part of the project: in `../shared`, beside the checkout. */
export interface SharedData {
  /** The folder, with a trailing slash. */
  readonly path: string;
  readonly isThere: boolean;
  /** Added to the names of tests that are skipped without the data; empty if it is there. */
  readonly skipNote: string;
}

/** @param name a folder in `../shared/data`, such as `lfw-dev`. */
export function sharedData(name: string): SharedData {
  const path = fileURLToPath(new URL(`../shared/data/${name}/`, findPackageRoot()));
  const isThere = existsSync(path);
  return { path, isThere, skipNote: isThere ? '' : ` (skipped: needs ../shared/data/${name})` };
}
