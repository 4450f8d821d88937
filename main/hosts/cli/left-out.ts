import type { LeftOut } from '../../../contract/fields.js';
import type { Terminal } from './terminal.js';

/** A folder can have thousands of system files; more names than these would hide what matters. */
const maxNames = 10;

/** Prints the files that were not used, one line for each reason. */
export function noteLeftOut(leftOut: readonly LeftOut[], terminal: Terminal): void {
  const filesByReason = new Map<string, string[]>();
  for (const { file, reason } of leftOut) {
    const files = filesByReason.get(reason);
    if (files === undefined) filesByReason.set(reason, [file]);
    else files.push(file);
  }
  for (const [reason, files] of filesByReason) {
    const more = files.length > maxNames ? ` and ${files.length - maxNames} more` : '';
    terminal.note(`Left out (${reason}): ${files.slice(0, maxNames).join(', ')}${more}.`);
  }
}
