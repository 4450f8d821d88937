import { homedir, tmpdir } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Notice } from '../../contract/notice.js';
import { findPackageRoot } from '../../models/package-root.js';

/** Characters that end a path in a sentence. */
const ending = `\\s"'“”‘’()<>,;`;
const absolutePath = new RegExp(`(?<![\\w./\\\\:-])(?:[A-Za-z]:)?[/\\\\][^${ending}]*`, 'g');

/** PATH_MAX of Linux. */
const maxPathLength = 4096;

/**
 * Replaces the paths of this machine in a sentence by the names of their files: a screen may be anywhere,
 * and its user does not know the folders of this machine. A stack trace is cut off.
 * @param folder the data folder.
 * @param input of the call: paths in it were given by the user, and are not changed.
 */
export function screenText(sentence: string, folder: string, input: unknown = null): string {
  const [text = ''] = sentence.split(/\n\s+at /);
  const given = stringsIn(input).filter((one) => one.length < maxPathLength && /[/\\]/.test(one));
  return outside(text, given, (part) => withoutPaths(part, folder));
}

function withoutPaths(text: string, folder: string): string {
  // Known folders first, because they may contain spaces.
  const known = [folder, fileURLToPath(findPackageRoot()), homedir(), tmpdir()]
    .map((path) => path.replace(/[/\\]+$/, ''))
    .filter((path) => path.length > 1)
    .sort((one, two) => two.length - one.length);
  const knownPath = new RegExp(`(?:${known.map(escaped).join('|')})(?![\\w-])[^${ending}]*`, 'g');
  return text.replace(knownPath, nameIn).replace(absolutePath, nameIn);
}

/** The last part of a path, with the punctuation that follows it in the sentence. */
function nameIn(path: string): string {
  const [, head = '', tail = ''] = /^(.*?)([.:!?…]*)$/.exec(path) ?? [];
  const name = basename(head.replaceAll('\\', '/'));
  return (name === '' ? head : name) + tail;
}

/** Changes the parts of a text that are outside of the given strings. */
function outside(text: string, given: readonly string[], change: (part: string) => string): string {
  if (given.length === 0) return change(text);
  const longestFirst = [...given].sort((one, two) => two.length - one.length);
  const parts = text.split(new RegExp(`(${longestFirst.map(escaped).join('|')})`));
  return parts.map((part) => (given.includes(part) ? part : change(part))).join('');
}

/** All strings in a value, up to a depth that every input of the contract keeps to. */
function stringsIn(value: unknown, depth = 5): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0 || ArrayBuffer.isView(value)) {
    return [];
  }
  return Object.values(value).flatMap((one) => stringsIn(one, depth - 1));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** A notice for screens, as `screenText`. */
export function screenNotice(notice: Notice, folder: string): Notice {
  return notice.type === 'notice'
    ? { ...notice, message: screenText(notice.message, folder) }
    : notice;
}
