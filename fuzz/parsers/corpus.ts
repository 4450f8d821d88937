import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';
import type { Target } from './target.js';

/** A file of a corpus. */
interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const folder = fileURLToPath(new URL('fuzz/corpus', findPackageRoot()));

/** Path of a file of a target's corpus. */
export function corpusFile(target: string, name: string): string {
  return join(folder, target, name);
}

/**
 * The files from which the bytes for a target are made: small valid files from `make-corpus.ts`, fixtures of other
 * tests, and files that once caused an error, named `found-…`.
 */
export function corpusOf({ name: target, fixtures = [] }: Target): CorpusFile[] {
  const own = join(folder, target);
  const names = existsSync(own) ? readdirSync(own).sort() : [];
  if (names.length + fixtures.length === 0) throw new Error(`There is no corpus in ${own}.`);
  const others = fixtures.map((path) => fileURLToPath(new URL(path, findPackageRoot())));
  return [...names.map((name) => join(own, name)), ...others].map((file) => ({
    name: basename(file),
    bytes: Uint8Array.from(readFileSync(file)),
  }));
}
