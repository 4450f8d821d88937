import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { LogEntry, PunchOutcome } from '../../../contract/calls/attendance.js';
import type { Direction } from '../../../contract/calls/kiosk.js';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { Instant } from '../../../contract/fields.js';
import { counted } from '../../../contract/plural.js';
import { forEachImage } from './faces.js';
import { noteSecondPlace } from './second-place.js';
import { withClient } from './session.js';
import { matching, notEmpty, paths } from './values.js';

interface Range {
  from?: string;
  to?: string;
}

/** Adds `punch` and `log`, with its subcommands. */
export function addAttendanceCommands(program: Command): void {
  addPunch(program);
  const log = addLog(program);
  addLogMerge(log);
  addLogVerify(log);
}

function addPunch(program: Command): void {
  program
    .command('punch')
    .argument('<files...>', 'Photos or folders of photos taken at the door', paths)
    .option(
      '--at <time>',
      'Date and time with a UTC offset, such as 2026-03-02T08:59:00+01:00 (default: now)',
      matching(Instant),
    )
    .addOption(
      new Option(
        '--direction <direction>',
        'Whether they came or left (default: what is plausible; if that is not clear, they are recorded as seen)',
      ).choices(['in', 'out']),
    )
    .description('Record punches of the people in photos')
    .addHelpText('after', '\nExample:\n  rollcall punch door.jpg --at 2026-03-02T08:59:00+01:00')
    .action((paths: string[], options: { at?: string; direction?: Direction }, command: Command) =>
      withClient(command, (client, terminal) =>
        forEachImage(paths, terminal, async (file) => {
          const { outcomes } = await client['attendance.punch']({ file, ...options });
          for (const outcome of outcomes) {
            terminal.result({ file, ...outcome }, `${file}: ${describeOutcome(outcome)}`);
            for (const notice of outcome.notices) terminal.note(notice);
          }
          // Beside somebody who was recorded, a stranger in the picture is a warning.
          if (outcomes.every(({ entry }) => entry === null)) terminal.exitCode = 1;
          if (outcomes.length === 0) {
            terminal.refuse(
              file,
              new Fault(
                'no-face',
                `${file} shows no face, so nothing was recorded. Take another photo.`,
              ),
            );
          }
        }),
      ),
    );
}

function addLog(program: Command): Command {
  return program
    .command('log')
    .option('--from <day>', 'First day, such as 2026-03-01')
    .option('--to <day>', 'Last day (inclusive)')
    .description('List punches')
    .action((options: Range, command: Command) =>
      withClient(command, async (client, terminal) => {
        const entries = await client['attendance.log']({ ...options });
        terminal.table(
          entries,
          ['No.', 'Time', 'Name', 'ID', 'In/out', 'Method', 'Flags'],
          entries.map(cellsOf),
          options.from === undefined && options.to === undefined
            ? 'The journal has no punches yet.'
            : `The journal has no punches ${rangeText(options)}.`,
        );
      }),
    );
}

function addLogMerge(log: Command): void {
  log
    .command('merge')
    .argument(
      '<folder>',
      'Copy of the other kiosk’s data folder, such as a restored backup',
      notEmpty,
    )
    .description('Import the punches of another kiosk; those imported before are skipped')
    .action((folder: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const merged = await client['journal.merge']({ folder: resolve(folder) });
        const { kioskId, imported, withdrawn, known } = merged;
        terminal.result(
          merged,
          `Imported ${counted(imported, 'punch', 'punches')} from ${kioskId}; ${known} imported before, ${withdrawn} corrected since.`,
        );
        terminal.note(
          'Every entry of that journal matches the one before it. Only that kiosk has the key to check whether somebody rewrote it or cut it off: run "rollcall log verify" there.',
        );
        for (const person of merged.unknown) {
          terminal.refuse(null, new Fault('not-found', describeUnknown(person)));
        }
      }),
    );
}

function addLogVerify(log: Command): void {
  log
    .command('verify')
    .description('Check that no punch was changed, removed or reordered')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { data } = command.optsWithGlobals<{ data: string }>();
        const check = await client['attendance.verify']({});
        const count = counted(check.entries, 'entry', 'entries');
        if (check.ok) {
          terminal.result(check, `The journal is intact (${count}).`);
        } else {
          terminal.result(check, `Only the first ${count} of the journal are intact.`);
          terminal.refuse(
            null,
            new Fault('journal-broken', check.problem ?? 'The journal is damaged.'),
          );
          terminal.note(`The journal is ${join(data, 'journal', 'punches.jsonl')}.`);
        }
        await noteSecondPlace(client, terminal);
      }),
    );
}

/** Such as `from 2026-03-01 to 2026-03-31`. */
function rangeText({ from, to }: Range): string {
  return [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`]
    .filter((part) => part !== '')
    .join(' ');
}

function describeOutcome({ kind, name, entry, reason }: PunchOutcome): string {
  const at = entry?.localTime.slice(0, 16).replace('T', ' ') ?? '';
  const punch = `${entry?.direction ?? ''} at ${at}`;
  switch (kind) {
    case 'recorded':
      return `${name ?? ''} clocked ${punch}.`;
    case 'already':
      return `${name ?? ''} already clocked ${punch}.`;
    case 'seen':
      return `${name ?? ''} was seen at ${at}, but it is not clear whether they came or left, so no punch was recorded. To record one, run "rollcall correct replace ${entry?.seq ?? ''} --direction in" or "out" with a --reason; to leave it, run "rollcall review ${entry?.seq ?? ''}".`;
    case 'unknown':
      return 'Unknown face; nothing was recorded.';
    case 'refused':
      return `Nothing was recorded: ${reason ?? ''}`;
  }
}

function describeUnknown({
  name,
  subjectId,
  number,
  punches,
}: Output<'journal.merge'>['unknown'][number]): string {
  const skipped = `${counted(punches, 'punch', 'punches')} of ${name ?? 'an erased person'}`;
  const ids = `ID ${subjectId}, ${number === null ? 'no employee number' : `employee number ${number}`}`;
  return `Skipped ${skipped} (${ids}): no one here has this ID or employee number. Give the person the same employee number on both kiosks and merge again.`;
}

function cellsOf(entry: LogEntry): string[] {
  return [
    String(entry.seq),
    entry.localTime,
    entry.name ?? '(erased)',
    entry.subjectId,
    entry.direction,
    entry.method,
    entry.flags.join(' '),
  ];
}
