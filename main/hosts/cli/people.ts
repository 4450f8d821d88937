import type { Command } from 'commander';
import type { EnrolReport, Person } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { Client } from '../../../contract/transport/connect.js';
import { imagesIn, subFoldersOf } from '../../vision/photo-files.js';
import { namedByOptions } from './input-fault.js';
import { addLeavingCommands } from './leaving.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

/** Adds `enrol`, `people` and the commands of leaving.ts. */
export function addPeopleCommands(program: Command): void {
  addEnrol(program);
  addPeople(program);
  addRename(program);
  addLeavingCommands(program);
}

interface EnrolOptions {
  readonly name?: string;
  readonly replace?: boolean;
}

function addEnrol(program: Command): void {
  program
    .command('enrol')
    .alias('enroll')
    .argument(
      '<dir>',
      'Folder with one sub-folder of photos per person, named after the person',
      notEmpty,
    )
    .option('--name <name>', 'Enrol the photos in <dir> itself as this person')
    .option('--replace', 'Replace the template of people who are already enrolled')
    .description('Enrol people from photos, best from three or more each')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall enrol photos            photos/Ada Lovelace/1.jpg, photos/Ada Lovelace/2.jpg, …\n  rollcall enrol ada --name "Ada Lovelace"',
    )
    .action((dir: string, options: EnrolOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const folders =
          options.name === undefined
            ? await subFoldersOf(dir)
            : [{ name: options.name, path: dir }];
        if (folders.length === 0) {
          // Throws if there are no photos either; otherwise they are probably one person's.
          await imagesIn(dir);
          terminal.refuse(
            dir,
            new Error(
              `${dir} has no sub-folders. Put each person’s photos in a sub-folder, or add --name to enrol these photos as one person.`,
            ),
          );
          return;
        }
        for (const [index, folder] of folders.entries()) {
          terminal.progress(index, folders.length);
          try {
            await enrolFolder(client, terminal, { ...folder, replace: options.replace === true });
          } catch (error) {
            const isNamed = options.name !== undefined && isFault(error);
            terminal.refuse(folder.path, isNamed ? namedByOptions(error, command) : error);
          }
        }
      }),
    );
}

function addPeople(program: Command): void {
  program
    .command('people')
    .description('List people')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const people = await client['people.list']({});
        terminal.table(
          people,
          [
            ...['Name', 'Former names', 'Number', 'Code', 'ID', 'Samples', 'Enrolled (UTC)'],
            ...['Model', 'Problem'],
          ],
          people.map((person) => [
            person.name,
            person.formerNames.map(formerNameText).join('\n'),
            person.number ?? '',
            person.code ?? '',
            person.subjectId,
            String(person.samples),
            person.enrolledAt.slice(0, 19).replace('T', ' '),
            person.modelId,
            person.problem ?? '',
          ]),
          'No one is enrolled yet. Add people with "rollcall enrol" or "rollcall import".',
        );
        if (people.some((person) => person.problem !== null)) terminal.exitCode = 1;
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

async function enrolFolder(
  client: Client,
  terminal: Terminal,
  folder: { name: string; path: string; replace: boolean },
): Promise<void> {
  const report = await client['people.enrol']({
    name: folder.name,
    replace: folder.replace,
    files: await imagesIn(folder.path),
  });
  terminal.result(report, describeReport(report));
  if (report.subjectId === null || report.refused.length > 0) terminal.exitCode = 1;
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
