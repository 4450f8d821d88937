import type { Command } from 'commander';
import type { EnrolReport } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import type { Client } from '../../../contract/transport/connect.js';
import { imagesIn, subFoldersOf } from '../../vision/photo-files.js';
import { namedByOptions } from './input-fault.js';
import { addLeavingCommands } from './leaving.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';

/** `enrol`, `people`, and the commands of leaving.ts. */
export function addPeopleCommands(program: Command): void {
  program
    .command('enrol')
    .alias('enroll')
    .argument('<dir>', 'a folder with one sub-folder of photos per person, named after the person')
    .option('--name <name>', 'enrol the photos in DIR itself as this one person')
    .option('--replace', 'enrol anew whoever is enrolled already under the same name')
    .description('enrol people from photos (three or more a person are best)')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall enrol photos            photos/Ada Lovelace/1.jpg, photos/Ada Lovelace/2.jpg, …\n  rollcall enrol ada --name "Ada Lovelace"',
    )
    .action((dir: string, options: { name?: string; replace?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const folders =
          options.name === undefined
            ? await subFoldersOf(dir)
            : [{ name: options.name, path: dir }];
        if (folders.length === 0) {
          // A folder of loose photos is the likeliest slip: say what the layout is.
          await imagesIn(dir);
          terminal.refuse(
            dir,
            new Error(
              `${dir} has no sub-folders: put each person's photos in a folder of their own, or add --name to enrol these as one person.`,
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

  program
    .command('people')
    .description('list who is enrolled')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const people = await client['people.list']({});
        terminal.table(
          people,
          ['Name', 'Id', 'Samples', 'Enrolled', 'Model', 'Problem'],
          people.map((person) => [
            person.name,
            person.subjectId,
            String(person.samples),
            person.enrolledAt,
            person.modelId,
            person.problem ?? '',
          ]),
        );
        if (people.some((person) => person.problem !== null)) terminal.exitCode = 1;
      }),
    );

  addLeavingCommands(program);
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
  terminal.result(report, describe(report));
  if (report.subjectId === null || report.refused.length > 0) terminal.exitCode = 1;
}

function describe(report: EnrolReport): string {
  const head =
    report.subjectId === null
      ? `${report.name}: not enrolled`
      : `${report.name}: enrolled from ${report.accepted.length} photo${report.accepted.length === 1 ? '' : 's'} (${report.subjectId})`;
  return [
    head,
    ...report.refused.map((refusal) => `  refused ${refusal.file}: ${refusal.reason}`),
    ...report.warnings.map((warning) => `  warning: ${warning}`),
  ].join('\n');
}
