import { counted } from '../../contract/plural.js';

/**
 * True for a line of which the disk did not write all sectors before the power failed: it has zeros there, and JSON never
 * has a NUL.
 */
export function isTorn(line: string): boolean {
  return line.includes('\0');
}

/** A notice about such lines, which were moved to another file beside the log. */
export function tornSentence(name: string, count: number, file: string): string {
  const were = count === 1 ? 'was' : 'were';
  return `The power may have failed while the ${name} was written. ${counted(count, 'line')} at its end, not confirmed to anyone, ${were} moved, unchanged, to ${file} in the same folder. All earlier entries are complete.`;
}
