import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { LogEntry, PunchOutcome } from '../../../contract/calls/attendance.js';
import { Fault } from '../../../contract/fault.js';
import { forEachImage } from './faces.js';
import { withClient } from './session.js';

interface Range {
  from?: string;
  to?: string;
}

/** `punch`, `log`, `log merge`, `log verify`. */
export function addAttendanceCommands(program: Command): void {
  program
    .command('punch')
    .argument('<files...>', 'photos or folders of photos, taken at the door')
    .option('--at <instant>', 'when, as ISO 8601 with a zone (default: now)', instant)
    .description('identify who is in photos and record their punches')
    .addHelpText('after', '\nExample:\n  rollcall punch door.jpg --at 2026-03-02T08:59:00+01:00')
    .action((paths: string[], options: { at?: string }, command: Command) =>
      withClient(command, (client, terminal) =>
        forEachImage(paths, terminal, async (file) => {
          const { outcomes } = await client['attendance.punch']({ file, ...options });
          for (const outcome of outcomes) {
            terminal.result({ file, ...outcome }, `${file}: ${describe(outcome)}`);
            for (const notice of outcome.notices) terminal.note(notice);
            if (outcome.entry === null) terminal.exitCode = 1;
          }
          if (outcomes.length === 0) {
            terminal.refuse(
              file,
              new Fault(
                'no-face',
                `${file} shows no face; nothing was recorded. Take another photo.`,
              ),
            );
          }
        }),
      ),
    );

  const log = program
    .command('log')
    .option('--from <day>', 'first day, such as 2026-03-01')
    .option('--to <day>', 'last day, included')
    .description('list the punches')
    .action((options: Range, command: Command) =>
      withClient(command, async (client, terminal) => {
        const entries = await client['attendance.log']({ ...options });
        terminal.table(
          entries,
          ['No.', 'Time', 'Name', 'Id', 'In/out', 'Method', 'Flags'],
          rows(entries),
        );
      }),
    );

  log
    .command('merge')
    .argument('<folder>', 'a copy of another kiosk’s data folder, such as a restored backup')
    .description('take in the punches of another kiosk, each once')
    .action((folder: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const merged = await client['journal.merge']({ folder: resolve(folder) });
        const { kioskId, imported, withdrawn, known, unknown } = merged;
        terminal.result(
          merged,
          `${imported} punches of ${kioskId} were taken in, ${known} were there, ${withdrawn} were corrected.`,
        );
        for (const { name, subjectId, number, punches } of unknown) {
          const who = `${name ?? 'somebody'} (${subjectId}, ${number ?? 'without number'})`;
          terminal.refuse(
            null,
            new Fault(
              'not-found',
              `${punches} punches of ${who} were left out: nobody here has that id or number. Give the person the number, and merge again.`,
            ),
          );
        }
      }),
    );

  log
    .command('verify')
    .description('prove that no entry was changed, removed or reordered')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const answer = await client['attendance.verify']({});
        if (answer.ok) {
          terminal.result(answer, `The journal is whole: ${answer.entries} entries.`);
        } else {
          terminal.result(
            answer,
            `The journal is whole up to entry ${answer.entries}, and not after it.`,
          );
          terminal.refuse(
            null,
            new Fault('journal-broken', answer.problem ?? 'The journal is broken.'),
          );
        }
      }),
    );
}

function instant(text: string): string {
  if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError(
      'It must be an ISO 8601 instant with its zone, such as 2026-03-02T08:59:00Z.',
    );
  }
  return text;
}

function describe(outcome: PunchOutcome): string {
  const time = outcome.entry?.localTime.slice(0, 16).replace('T', ' ') ?? '';
  switch (outcome.kind) {
    case 'recorded':
      return `${outcome.name ?? ''}: ${outcome.entry?.direction ?? ''} at ${time}`;
    case 'already':
      return `${outcome.name ?? ''}: already ${outcome.entry?.direction ?? ''} at ${time}`;
    case 'unknown':
      return 'unknown face, nothing recorded';
    case 'refused':
      return `nothing recorded: ${outcome.reason ?? ''}`;
  }
}

function rows(entries: readonly LogEntry[]): string[][] {
  return entries.map((entry) => [
    String(entry.seq),
    entry.localTime,
    entry.name ?? '(forgotten)',
    entry.subjectId,
    entry.direction,
    entry.method,
    entry.flags.join(' '),
  ]);
}
