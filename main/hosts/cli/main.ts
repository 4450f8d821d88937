import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { findPackageRoot } from '../../../models/package-root.js';
import { addAccountCommands } from './accounts.js';
import { addAttendanceCommands } from './attendance.js';
import { addBackupCommands } from './backup.js';
import { addBenchCommand } from './bench.js';
import { addCorrectionCommands } from './corrections.js';
import { addExportCommands } from './export.js';
import { addFaceCommands } from './faces.js';
import { addKioskCommands } from './kiosk.js';
import { addPeopleCommands } from './people.js';
import { addReportCommands } from './reports.js';
import { addRosterCommand } from './roster.js';
import { defaultDataFolder } from './session.js';
import { addEvaluationCommands } from './evaluate.js';
import { addModelCommands } from './models.js';

/*
 * The command line: the same services as the kiosk, in this very process. Exit codes: 0 fine,
 * 1 something was refused, 2 wrong usage.
 */

function createProgram(): Command {
  const { version } = JSON.parse(
    readFileSync(new URL('package.json', findPackageRoot()), 'utf8'),
  ) as { version: string };
  const program = new Command('rollcall')
    .description('Face-recognition attendance: enrol people, recognise them, keep their punches.')
    .version(version)
    .option('--data <dir>', 'the data folder', defaultDataFolder)
    .option('--json', 'one JSON object per line')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for usage and examples)')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall enrol photos\n  rollcall identify visitors.jpg\n  rollcall punch door.jpg\n  rollcall export --from 2026-03-01 --to 2026-03-31 --out march.csv\n\nA passphrase for the templates can be given in the environment variable ROLLCALL_PASSPHRASE.',
    );
  addPeopleCommands(program);
  addRosterCommand(program);
  addFaceCommands(program);
  addAttendanceCommands(program);
  addReportCommands(program);
  addCorrectionCommands(program);
  addExportCommands(program);
  addKioskCommands(program);
  addAccountCommands(program);
  addBackupCommands(program);
  addEvaluationCommands(program);
  addModelCommands(program);
  addBenchCommand(program);
  exitOverrideAll(program);
  return program;
}

/** Sub-commands made before do not inherit the override: set it everywhere. */
function exitOverrideAll(command: Command): void {
  command.exitOverride();
  command.commands.forEach(exitOverrideAll);
}

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
