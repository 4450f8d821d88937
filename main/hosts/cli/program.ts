import { Command, CommanderError, Help, type Option } from 'commander';
import { packageVersion } from '../../../models/package-root.js';
import { bugReport } from '../bug-report.js';
import { addAbsenceCommands } from './absence.js';
import { addAccountCommands } from './accounts.js';
import { addAttendanceCommands } from './attendance.js';
import { addBackupCommands } from './backup.js';
import { addBadgeCommands } from './badges.js';
import { addBenchCommand } from './bench.js';
import { addConnectorCommands } from './connectors.js';
import { addCorrectionCommands } from './corrections.js';
import { defaultDataFolder } from './default-data-folder.js';
import { addEvaluationCommands } from './evaluate.js';
import { addExportCommands } from './export.js';
import { addFaceCommands } from './faces.js';
import { addHolidayCommands } from './holidays.js';
import { addHubCommands } from './hub.js';
import { addJoinCommands } from './join.js';
import { addKioskCommands } from './kiosk.js';
import { addLivenessCommand } from './liveness.js';
import { addModelCommands } from './models.js';
import { addPeopleCommands } from './people.js';
import { addPresentCommand } from './present.js';
import { addReportCommands } from './reports.js';
import { addRosterCommand } from './roster.js';
import { addHealthCommands } from './health.js';
import { addTimesheetCommand } from './timesheet.js';
import { addSignOffCommands } from './sign-off.js';
import { addUpdateCommands } from './update.js';
import { notEmpty } from './values.js';

const examples = `
Examples:
  rollcall enrol photos
  rollcall identify visitors.jpg
  rollcall punch door.jpg
  rollcall export --from 2026-03-01 --to 2026-03-31 --out march.csv

To protect the data with a passphrase, set the environment variable ROLLCALL_PASSPHRASE.
For --second-place, you can set ROLLCALL_SECOND_PLACE.`;

/**
 * Creates the command line. Its commands use the same services as the kiosk, in this process. Wrong usage
 * is printed and thrown as a CommanderError.
 */
export function createProgram(): Command {
  // Commands inherit these settings, so they come first.
  const program = new Command('rollcall')
    .description('Face-recognition attendance: enrol people, recognise them, record punches.')
    .version(packageVersion(), '-V, --version', 'Show the version')
    .helpOption('-h, --help', 'Show help')
    .helpCommand('help [command]', 'Show help for a command')
    .option('--data <dir>', 'Data folder', notEmpty, defaultDataFolder)
    .option(
      '--second-place <dir>',
      'Folder outside the data folder that remembers the heads of the logs',
      notEmpty,
    )
    .option('--json', 'Print JSON, one object per line')
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .showHelpAfterError('(add --help for usage and examples)')
    .exitOverride()
    .addHelpText('after', examples);

  program.commandsGroup('People:');
  addPeopleCommands(program);
  addRosterCommand(program);
  program.commandsGroup('Attendance:');
  addAttendanceCommands(program);
  addPresentCommand(program);
  addReportCommands(program);
  addCorrectionCommands(program);
  addAbsenceCommands(program);
  addHolidayCommands(program);
  addSignOffCommands(program);
  addExportCommands(program);
  addTimesheetCommand(program);
  addConnectorCommands(program);
  program.commandsGroup('Faces:');
  addFaceCommands(program);
  program.commandsGroup('Kiosk and administration:');
  addKioskCommands(program);
  addBadgeCommands(program);
  addLivenessCommand(program);
  addAccountCommands(program);
  addBackupCommands(program);
  addHealthCommands(program);
  addUpdateCommands(program);
  program.commandsGroup('Hub:');
  addHubCommands(program);
  addJoinCommands(program);
  program.commandsGroup('Models:');
  addModelCommands(program);
  addEvaluationCommands(program);
  addBenchCommand(program);
  return program;
}

function optionDescription(option: Option): string {
  const text = new Help().optionDescription(option);
  return option.mandatory ? `${text} (required)` : text;
}

/**
 * Runs one command and sets `process.exitCode`: 0 for success, 1 if something was refused, 2 for wrong
 * usage.
 * @param args without `node` and the script.
 */
export async function runProgram(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else {
      console.error(bugReport(error));
      process.exitCode = 1;
    }
  }
}
