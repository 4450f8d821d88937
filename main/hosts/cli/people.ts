import type { Command } from 'commander';
import type { EnrolReport, Person } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { namedByOptions } from './input-fault.js';
import { onePerson, peopleIn } from './enrol-folders.js';
import { addLeavingCommands } from './leaving.js';
import { noteSuccessor } from './models.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

/** Adds `enrol`, `people` and the commands of leaving.ts. */
export function addPeopleCommands(program: Command): void {
  addEnrol(program);
  addPeople(program);
  addRename(program);
  addSupervisor(program);
  addLeavingCommands(program);
}

interface EnrolOptions {
  readonly name?: string;
  readonly replace?: boolean;
  readonly differentFaces?: boolean;
}

function addEnrol(program: Command): void {
  program
    .command('enrol')
    .alias('enroll')
    .argument(
      '<dir>',
      'Folder with a sub-folder of photos for each person, named after the person',
      notEmpty,
    )
    .option('--name <name>', 'Enrol the photos in <dir> itself as this person')
    .option('--replace', 'Replace the template of people who are already enrolled')
    .option('--different-faces', 'Replace templates even if the photos show another face')
    .description('Enrol people from photos; three or more of each person are best')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall enrol photos            photos/Ada Lovelace/1.jpg, photos/Ada Lovelace/2.jpg, …\n  rollcall enrol ada --name "Ada Lovelace"',
    )
    .action((dir: string, options: EnrolOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { replace = false, differentFaces = false } = options;
        const people =
          options.name === undefined
            ? await peopleIn(dir, terminal)
            : [await onePerson(options.name, dir, terminal)];
        for (const [index, { files, ...person }] of people.entries()) {
          terminal.progress(index, people.length);
          try {
            if (person.problem !== null) throw person.problem;
            const who = { name: person.name, replace, differentFaces };
            const report = await client['people.enrol']({ ...who, files: [...files] });
            terminal.result(report, describeReport(report));
            if (report.subjectId === null) terminal.exitCode = 1;
            else noteRefused(report, terminal);
          } catch (error) {
            // Without --name, a bad name is that of the folder.
            const isAnOption =
              isFault(error) && (options.name !== undefined || error.code === 'several-people');
            terminal.refuse(person.path, isAnOption ? namedByOptions(error, command) : error);
          }
        }
      }),
    );
}

/** Photos that were left out are a warning where the person was enrolled from the others. */
function noteRefused({ name, refused }: EnrolReport, terminal: Terminal): void {
  if (refused.length === 0) return;
  terminal.note(`Warning: ${counted(refused.length, 'photo')} of ${name} could not be used.`);
}

function addPeople(program: Command): void {
  program
    .command('people')
    .option('--verbose', 'Also models, samples and times of enrolment')
    .description('List people')
    .action(({ verbose = false }: { verbose?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const people = await client['people.list']({});
        terminal.table(
          people,
          [
            ...['Name', 'Former names', 'Number', 'Code', 'Department', 'State', 'PIN', 'ID'],
            ...(verbose ? ['Samples', 'Enrolled (UTC)', 'Model'] : []),
            'Problem',
          ],
          people.map((person) => [
            person.name,
            person.formerNames.map(formerNameText).join('\n'),
            person.number ?? '',
            person.code ?? '',
            person.department ?? '',
            person.status,
            person.hasPin ? 'yes' : 'no',
            person.subjectId,
            ...(verbose
              ? [
                  String(person.samples),
                  person.enrolledAt.slice(0, 19).replace('T', ' '),
                  person.modelId,
                ]
              : []),
            person.problem ?? '',
          ]),
          'No one is enrolled yet. Add people with "rollcall enrol" or "rollcall import".',
        );
        if (people.some((person) => person.problem !== null)) terminal.exitCode = 1;
        await noteSuccessor(client, terminal);
      }),
    );
}

function addRename(program: Command): void {
  program
    .command('rename')
    .argument('<name-or-id>', 'Name or ID of the person')
    .argument('<name>', 'New name')
    .description('Change a person’s name; the former name stays in the record, punches are kept')
    .addHelpText('after', '\nExample:\n  rollcall rename "Ada Byron" "Ada Lovelace"')
    .action((who: string, name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const renamed = await client['people.rename']({ who, name });
        terminal.result(
          renamed,
          renamed.name === renamed.formerName
            ? `${renamed.name} already has this name.`
            : `${renamed.formerName} is now ${renamed.name} (${renamed.subjectId}).`,
        );
      }),
    );
}

function addSupervisor(program: Command): void {
  program
    .command('supervisor')
    .argument('<name-or-id>', 'Name or ID of the person')
    .option('--remove', 'The person no longer confirms people')
    .description('Let a person confirm at the door, with their PIN, who somebody is')
    .addHelpText('after', '\nExample:\n  rollcall supervisor "Ada Lovelace"')
    .action((who: string, { remove = false }: { remove?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const changed = await client['people.setSupervisor']({ who, isSupervisor: !remove });
        const pin = changed.hasPin ? '' : ' They need a PIN first.';
        terminal.result(
          changed,
          remove
            ? `${changed.name} is no longer a supervisor.`
            : `${changed.name} can now confirm people at the door.${pin}`,
        );
      }),
    );
}

/** Such as `Ada Byron (until 2026-03-02, by hana)`. */
function formerNameText({ name, changedAt, changedBy }: Person['formerNames'][number]): string {
  return `${name} (until ${changedAt.slice(0, 10)}, by ${changedBy})`;
}

function describeReport({ name, subjectId, accepted, refused, warnings }: EnrolReport): string {
  const head =
    subjectId === null
      ? `${name}: not enrolled`
      : `${name}: enrolled from ${counted(accepted.length, 'photo')} (${subjectId})`;
  return [
    head,
    ...refused.map(({ file, reason }) => `  refused ${file}: ${reason}`),
    ...warnings.map((warning) => `  warning: ${warning}`),
  ].join('\n');
}
