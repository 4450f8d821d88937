import { Fault } from '../../contract/fault.js';
import { meaningOf } from '../base/local-time.js';
import { zonedTime, type ZonedTime } from '../base/wall-clock.js';

/**
 * The instant of a time that somebody entered on the site's wall clock.
 * @param localTime such as `2026-03-02T16:30`, or with the UTC offset that it must have then.
 * @param zone IANA name.
 * @param field the input field, for faults.
 * @throws Fault `invalid-input` for a time that does not exist, that happens twice and has no offset, whose
 *   offset is not one of the zone's, or that is in the future.
 */
export function siteTime(localTime: string, zone: string, field: string): ZonedTime {
  const { wall, offset } = splitOffset(localTime);
  const choices = choicesOf(wall, zone, field);
  const chosen = offset === null ? choices : choices.filter((one) => one.offset === offset);
  if (chosen.length === 0) throw wrongOffset(wall, choices, zone, field);
  if (chosen.length > 1) throw twice(wall, choices, zone, field);
  const [only] = chosen as [Choice];
  if (only.atMs > Date.now()) {
    throw new Fault(
      'invalid-input',
      `${shown(wall)} is in the future. Enter the time at which the person clocked in or out.`,
    );
  }
  return zonedTime(only.atMs, zone);
}

/** The UTC offsets that a time on the site's wall clock can have. As `siteTime`. */
export function siteTimeOffsets(localTime: string, zone: string, field: string): string[] {
  return choicesOf(splitOffset(localTime).wall, zone, field).map(({ offset }) => offset);
}

interface Choice {
  readonly atMs: number;
  readonly offset: string;
}

/** One instant, or two when clocks go back. */
function choicesOf(wall: string, zone: string, field: string): readonly Choice[] {
  // Throws for an unknown zone.
  zonedTime(0, zone);
  const meaning = meaningOf(wall, zone);
  if (meaning.kind === 'once') return [meaning];
  if (meaning.kind === 'twice') return meaning.choices;
  const [before, after] = [shown(meaning.before), shown(meaning.after)];
  throw new Fault(
    'invalid-input',
    `${shown(wall)} does not exist in ${zone}: clocks go forward from ${before} to ${after}. Enter ${before} or earlier, or ${after} or later.`,
    {
      fields: [
        {
          field,
          problem: `must be a time that exists: clocks in ${zone} go forward and skip ${shown(wall)}; the nearest times are ${meaning.before} and ${meaning.after}`,
        },
      ],
    },
  );
}

function twice(wall: string, choices: readonly Choice[], zone: string, field: string): Fault {
  const [first, second] = choices.map(({ offset }) => `${wall}${offset}`);
  return new Fault(
    'invalid-input',
    `Clocks in ${zone} go back and show ${shown(wall)} twice. Choose the first or the second.`,
    {
      fields: [
        {
          field,
          problem: `must have a UTC offset, because clocks in ${zone} go back and show ${shown(wall)} twice: ${first!} is the first time, ${second!} the second`,
        },
      ],
    },
  );
}

function wrongOffset(wall: string, choices: readonly Choice[], zone: string, field: string): Fault {
  const right = choices.map(({ offset }) => offset).join(' or ');
  return new Fault(
    'invalid-input',
    `The UTC offset of ${zone} at ${shown(wall)} is ${right}. Correct the offset or remove it.`,
    {
      fields: [
        { field, problem: `must have the UTC offset ${right} of ${zone} at that time, or none` },
      ],
    },
  );
}

/** @returns the offset as `+01:00`; null if there is none. */
function splitOffset(localTime: string): { wall: string; offset: string | null } {
  const [, wall, offset] = /^(.{16})(.*)$/.exec(localTime)!;
  if (offset === '') return { wall: wall!, offset: null };
  return { wall: wall!, offset: offset === 'Z' || offset === '-00:00' ? '+00:00' : offset! };
}

function shown(localTime: string): string {
  return localTime.replace('T', ' ');
}
